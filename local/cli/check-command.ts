/**
 * `touchline check`: what the local runtime would do with a program, without serving it.
 *
 * @module
 */
import process from "node:process";
import { assemble } from "../model/assemble.ts";
import { runtimeWarnings } from "../model/declared-runtimes.ts";
import { evaluate } from "../program/evaluate.ts";
import type { NotSimulated } from "../program/graph.ts";
import { readOriginMapping } from "../services/external/origin-mapping.ts";
import { readChosenStack, stackOptions } from "./chosen-stack.ts";
import type { Command } from "./command.ts";
import { parsePairs, parseWords } from "./words.ts";

const usage = `touchline check [options]

  --stack <name>        evaluate Pulumi.<name>.yaml            (dev, or the only one)
  --config <key=value>  a setting in place of the stack file's; repeatable
  --origin <name=url>   as for serve; repeatable
  --accept <type>       what --strict lets pass: a type, or a type and a property; repeatable
  --strict              end with 1 where something is not simulated
  --json                print the findings as JSON
  -h, --help            show this help
`;

/** Evaluates a program, reads it, prints all findings, and ends. */
export const checkCommand: Command = {
  summary: "evaluate the program and list what is not simulated",
  usage,
  settings: ["stack", "config", "origin", "strict", "accept"],
  async run(args, world) {
    const values = parseWords(
      args,
      {
        ...stackOptions,
        origin: { type: "string", multiple: true, default: [] },
        accept: { type: "string", multiple: true, default: [] },
        strict: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
      usage,
    );
    const mapped = readOriginMapping(parsePairs("--origin", values.origin), true);
    const stack = await readChosenStack(values, world);
    const graph = await evaluate(world.root, stack);
    const model = assemble(graph, { mapped: new Set(mapped.keys()) });
    const { notSimulated } = model;
    const runtimes = runtimeWarnings(model.functions.values(), process.versions.node);
    const warnings = [...stack.warnings, ...runtimes];
    world.out(
      values.json
        ? `${JSON.stringify({ project: model.project, stack: model.stack, warnings, notSimulated }, null, 2)}\n`
        : report(notSimulated, warnings, graph.nodes.length),
    );
    const accepted = new Set(values.accept);
    const refused = notSimulated.filter(
      ({ type, what }) => !accepted.has(type) && !accepted.has(`${type} ${what}`),
    );
    return values.strict && refused.length > 0 ? 1 : 0;
  },
};

/** One line for each reason, with the resources that it concerns below it. */
function report(
  items: readonly NotSimulated[],
  warnings: readonly string[],
  resources: number,
): string {
  const lines = reasons(items).flatMap(({ reason, names }) => [
    reason,
    ...names.map((each) => `  ${each}`),
  ]);
  const sum = `${resources} resources, ${items.length} ${items.length === 1 ? "thing is" : "things are"} not simulated`;
  return [...warnings, ...lines, sum, ""].join("\n");
}

/** Findings by reason: type, property and why. */
function reasons(
  items: readonly NotSimulated[],
): readonly { readonly reason: string; readonly names: readonly string[] }[] {
  const byReason = new Map<string, string[]>();
  for (const { urn, type, what, why } of items) {
    const reason = `${what === "" ? type : `${type} ${what}`}: ${why}`;
    const names = byReason.get(reason) ?? [];
    names.push(urn.slice(urn.lastIndexOf("::") + 2));
    byReason.set(reason, names);
  }
  return [...byReason].map(([reason, names]) => ({ reason, names }));
}
