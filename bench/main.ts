/**
 * `npm run bench`: every performance claim compared with its baseline, as Markdown.
 *
 * `npm run bench -- tables start` runs some of them.
 *
 * @module
 */
import process from "node:process";
import { coldStart } from "./cold-start.ts";
import { edgeHit } from "./edge-hit.ts";
import { evaluation } from "./evaluation.ts";
import { type Claim, markdown } from "./figures.ts";
import { policies } from "./policies.ts";
import { preview } from "./preview.ts";
import { routing } from "./routing.ts";
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
  routing: () => routing(),
  evaluation: async () => [await evaluation()],
  policies: async () => [await policies()],
  preview: async () => [await preview()],
  start: async () => [await start()],
  cold: async () => [await coldStart()],
};

const selected = process.argv.slice(2);
const unknown = selected.filter((name) => !(name in claims));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: unknown ${unknown.join(", ")}; allowed are ${Object.keys(claims).join(", ")}\n`,
  );
  process.exitCode = 2;
} else {
  for (const name of selected.length > 0 ? selected : Object.keys(claims)) {
    for (const claim of (await claims[name]?.()) ?? []) {
      process.stdout.write(`${markdown(claim)}\n`);
    }
  }
}
