/**
 * `npm run costs` counts what the stacks have, and writes their costs into docs/costs.md.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "./common-options.ts";
import { costsTable, withTable } from "./costs/costs-table.ts";
import { costedStacks } from "./costs/stacks.ts";

const file = "docs/costs.md";
const args = process.argv.slice(2);
const usage = `npm run costs\n\n  writes ${file}; it takes no arguments\n`;
answerCommonOptions(args, usage);
if (args.length > 0) {
  refuseArguments(`costs: no arguments are taken, got ${args.join(" ")}`, usage);
}
const table = costsTable(await costedStacks(process.cwd()));
writeFileSync(file, withTable(readFileSync(file, "utf8"), table));
process.stdout.write(`${table}\nwritten: ${file}\n`);
