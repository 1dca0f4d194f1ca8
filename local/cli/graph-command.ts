/**
 * `touchline graph`: the resources that a program declares.
 *
 * @module
 */
import { evaluate } from "../program/evaluate.ts";
import type { Graph, Properties } from "../program/graph.ts";
import { strings } from "../program/property-path.ts";
import { readChosenStack, stackOptions } from "./chosen-stack.ts";
import type { Command } from "./command.ts";
import { parseWords } from "./words.ts";

const usage = `touchline graph [options]

  --stack <name>        evaluate Pulumi.<name>.yaml            (dev, or the only one)
  --config <key=value>  a setting in place of the stack file's; repeatable
  --json                print every resource with inputs, outputs and options; secrets are masked
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
      { ...stackOptions, json: { type: "boolean", default: false } },
      usage,
    );
    const graph = await evaluate(world.root, await readChosenStack(values, world));
    world.out(values.json ? `${masked(graph)}\n` : tree(graph));
    return 0;
  },
};

/** A secret with fewer characters is masked where it is the whole of a text: it would be found in most of them. */
const distinctiveLength = 5;

/** The graph as JSON. Every text that contains a secret is masked, wherever the secret has gone. */
function masked(graph: Graph): string {
  const secrets = secretTexts(graph);
  const replace = (_key: string, value: unknown) =>
    typeof value === "string" && secrets.some((secret) => isSecret(value, secret))
      ? "[secret]"
      : value;
  return JSON.stringify(graph, replace, 2);
}

function isSecret(text: string, secret: string): boolean {
  return text === secret || (secret.length >= distinctiveLength && text.includes(secret));
}

/** The texts below the secret paths of inputs and outputs; an empty one hides nothing. */
function secretTexts({ nodes, outputs, secretOutputs }: Graph): readonly string[] {
  const found = [
    ...nodes.flatMap(({ inputs, secrets }) => textsBelow(inputs, secrets)),
    ...nodes.flatMap((node) => textsBelow(node.outputs, node.options.additionalSecretOutputs)),
    ...textsBelow(outputs, secretOutputs),
  ];
  return [...new Set(found)].filter((text) => text !== "");
}

function textsBelow(bag: Properties, paths: readonly string[]): readonly string[] {
  return [...strings(bag)]
    .filter(({ path }) => paths.some((secret) => path.startsWith(secret)))
    .map(({ text }) => text);
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
