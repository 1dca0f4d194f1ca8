/**
 * `npm run bench`: every performance claim beside its peer and its floor, as Markdown, and into docs/performance.md.
 *
 * `npm run bench -- tables start` runs two of them and replaces their parts of the document; `--print` writes nothing.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "../scripts/common-options.ts";
import { generatedFiles } from "../scripts/docs/generated-files.ts";
import { benchmarks } from "./claims.ts";
import { isQuiet, thisMachine } from "./machine.ts";
import { claimSection, goalsTable, report } from "./report.ts";
import { measured, type Results, withRuns } from "./results.ts";

const file = "bench/results.json";
const names = Object.keys(benchmarks);
const usage = `npm run bench [-- [--print] BENCHMARK…]

  BENCHMARK  one of ${names.join(", ")}; default: all of them
  --print    write neither ${file} nor docs/performance.md
`;
const args = process.argv.slice(2);
answerCommonOptions(args, usage);
const selected = args.filter((arg) => arg !== "--print");
const unknown = selected.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  refuseArguments(
    `bench: a benchmark must be one of ${names.join(", ")}, got ${unknown.join(", ")}`,
    usage,
  );
}

const machine = thisMachine();
if (!isQuiet(machine)) {
  process.stderr.write(
    `bench: the machine is not quiet: load ${machine.load} on ${machine.cores} cores; the ratios may be off\n`,
  );
}
const runs: Record<string, Results[string]> = {};
for (const name of selected.length > 0 ? selected : names) {
  const { running } = thisMachine();
  const claims = ((await benchmarks[name]?.()) ?? []).map(measured);
  // The load during a run of many is that of the benchmarks themselves.
  runs[name] = { machine: { ...machine, running }, claims };
  process.stdout.write(`${claims.map(claimSection).join("\n\n")}\n\n`);
  if (!args.includes("--print")) {
    await write(name);
  }
}
const outcomes = Object.values(runs).flatMap(({ claims }) =>
  claims.flatMap((each) => each.outcomes),
);
process.stdout.write(`${goalsTable(outcomes)}\n`);

/** Puts one run into the place of the last one, in the results and in the document. */
async function write(name: string): Promise<void> {
  const run = runs[name];
  const before = JSON.parse(readFileSync(file, "utf8")) as Results;
  const results = withRuns(before, run === undefined ? {} : { [name]: run }, names);
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  const render = () => report(results);
  for (const doc of await generatedFiles(process.cwd(), [
    { file: "docs/performance.md", region: "bench", render },
  ])) {
    writeFileSync(doc.file, doc.text);
  }
}
