/**
 * `touchline graph`: the resources that a program declares.
 *
 * @module
 */
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
  --svg                 print a picture of what serves requests, as SVG
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
        svg: { type: "boolean", default: false },
      },
      usage,
    );
    const graph = await evaluate(world.root, await readChosenStack(values, world));
    if (values.svg) {
      const [{ assemble }, { readPicture }, { svgFile }] = await Promise.all([
        import("../model/assemble.ts"),
        import("../picture/read-picture.ts"),
        import("../picture/svg-file.ts"),
      ]);
      world.out(svgFile(readPicture(assemble(graph), graph)));
    } else {
      world.out(values.json ? `${maskedJson(graph, secretTexts(graph))}\n` : tree(graph));
    }
    return 0;
  },
};

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
