/**
 * `npm run bench`: every performance claim compared with its baseline, as Markdown.
 *
 * `npm run bench -- tables start` runs some of them.
 *
 * @module
 */
import process from "node:process";
import { answerCommonOptions, refuseArguments } from "../scripts/common-options.ts";
import { coldStart } from "./cold-start.ts";
import { edgeHit } from "./edge-hit.ts";
import { evaluation } from "./evaluation.ts";
import { type Claim, markdown } from "./figures.ts";
import { page } from "./page.ts";
import { policies } from "./policies.ts";
import { preview } from "./preview.ts";
import { recording } from "./recording.ts";
import { routing } from "./routing.ts";
import { saved } from "./saved.ts";
import { start } from "./start.ts";
import { benchSeasons, benchTables } from "./tables.ts";
import { tokens } from "./tokens.ts";

async function tables(): Promise<readonly Claim[]> {
  return benchSeasons().map(({ name, text }) => ({
    title: `Tables: ${name}`,
    figures: benchTables(text).map((row) => ({
      name: row.name,
      value: `${row.microseconds.toFixed(2)} µs`,
      ratio: row.ratio,
    })),
  }));
}

const claims: Readonly<Record<string, () => Promise<readonly Claim[]>>> = {
  tables,
  tokens: () => tokens(),
  hit: () => edgeHit(),
  recording: async () => [await recording()],
  routing: () => routing(),
  evaluation: async () => [await evaluation()],
  policies: async () => [await policies()],
  preview: async () => [await preview()],
  start: async () => [await start()],
  saved: async () => [await saved()],
  cold: async () => [await coldStart()],
  page: () => page(),
};

const names = Object.keys(claims).join(", ");
const usage = `npm run bench [-- CLAIM…]\n\n  CLAIM is one of ${names}; default: all of them\n`;
const selected = process.argv.slice(2);
answerCommonOptions(selected, usage);
const unknown = selected.filter((name) => !Object.hasOwn(claims, name));
if (unknown.length > 0) {
  refuseArguments(`bench: a claim must be one of ${names}, got ${unknown.join(", ")}`, usage);
}
for (const name of selected.length > 0 ? selected : Object.keys(claims)) {
  for (const claim of (await claims[name]?.()) ?? []) {
    process.stdout.write(`${markdown(claim)}\n`);
  }
}
