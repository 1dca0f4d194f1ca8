/**
 * `npm run costs` counts what the stacks have, and writes their costs into docs/costs.md.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { costsTable, withTable } from "./costs/costs-table.ts";
import { costedStacks } from "./costs/stacks.ts";

const file = "docs/costs.md";
const table = costsTable(await costedStacks(process.cwd()));
writeFileSync(file, withTable(readFileSync(file, "utf8"), table));
process.stdout.write(`${table}\nwritten: ${file}\n`);
