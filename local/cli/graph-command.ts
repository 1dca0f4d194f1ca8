/**
 * `touchline graph`: the resources that a program declares.
 *
 * @module
 */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { LocalError } from "../local-error.ts";
import { evaluate } from "../program/evaluate.ts";
import type { Graph } from "../program/graph.ts";
import { maskedJson } from "../program/masked-json.ts";
import { secretTexts } from "../program/secret-texts.ts";
import { readChosenStack, stackOptions } from "./chosen-stack.ts";
import type { Command } from "./command.ts";
import { parseWords } from "./words.ts";

const usage = `touchline graph [options]

  --stack <name>        evaluate Pulumi.<name>.yaml            (dev, or the only one)
  --config <key=value>  a setting in place of the stack file's; repeatable
  --json                print every resource with inputs, outputs and options; secrets are masked
  --svg <file>          write a picture of what serves requests
  -h, --help            show this help
`;

/** Evaluates a program and prints its resources as a tree. */
export const graphCommand: Command = {
  summary: "print the resources that the program declares",
  usage,
  settings: ["stack", "config"],
  async run(args, world) {
    const values = parseWords(
      args,
      {
        ...stackOptions,
        json: { type: "boolean", default: false },
        svg: { type: "string" },
      },
      usage,
    );
    if (values.json && values.svg !== undefined) {
      throw new LocalError(`--json and --svg exclude each other\n\n${usage}`, { fault: "usage" });
    }
    const graph = await evaluate(world.root, await readChosenStack(values, world));
    if (values.svg !== undefined) {
      await writePicture(resolve(world.root, values.svg), graph);
    } else {
      world.out(values.json ? `${maskedJson(graph, secretTexts(graph))}\n` : tree(graph));
    }
    return 0;
  },
};

/** Writes the picture of what serves requests. @throws {LocalError} when the file cannot be written. */
async function writePicture(file: string, graph: Graph): Promise<void> {
  const [{ assemble }, { readPicture }, { svgFile }] = await Promise.all([
    import("../model/assemble.ts"),
    import("../picture/read-picture.ts"),
    import("../picture/svg-file.ts"),
  ]);
  const svg = svgFile(readPicture(assemble(graph), graph));
  await writeFile(file, svg).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocalError(`--svg ${file} cannot be written: ${reason}`, { fault: "usage", cause });
  });
}

/** Each resource below its parent: type and logical name. */
function tree({ nodes }: Graph): string {
  const below = (parent: string, indent: string): string[] =>
    nodes
      .filter((node) => node.parent === parent)
      .flatMap(({ urn, type, name }) => [
        `${indent}${type} ${name}\n`,
        ...below(urn, `${indent}  `),
      ]);
  return below("", "").join("");
}
