/**
 * Every benchmark, by the name that `npm run bench -- NAME` takes.
 *
 * @module
 */
import { coldStart } from "./cold-start.ts";
import { edgeHit } from "./edge-hit.ts";
import { evaluation } from "./evaluation.ts";
import type { Claim } from "./figures.ts";
import { install } from "./install.ts";
import { miss } from "./miss.ts";
import { objects } from "./objects.ts";
import { page } from "./page.ts";
import { policies } from "./policies.ts";
import { preview } from "./preview.ts";
import { recording } from "./recording.ts";
import { routing } from "./routing.ts";
import { saved } from "./saved.ts";
import { soak } from "./soak.ts";
import { start } from "./start.ts";
import { tables } from "./tables.ts";
import { tokens } from "./tokens.ts";

/** In the order in which they run and are shown. */
export const benchmarks: Readonly<Record<string, () => Promise<readonly Claim[]>>> = {
  hit: () => edgeHit(),
  miss: async () => [await miss()],
  objects: () => objects(),
  soak: async () => [await soak()],
  recording: async () => [await recording()],
  start: async () => [await start()],
  saved: async () => [await saved()],
  cold: async () => [await coldStart()],
  tokens: () => tokens(),
  tables: () => tables(),
  routing: () => routing(),
  evaluation: async () => [await evaluation()],
  policies: () => policies(),
  preview: async () => [await preview()],
  install: async () => [await install()],
  page: () => page(),
};
