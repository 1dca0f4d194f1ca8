/**
 * The stages that CI deploys, with what each needs.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyDocument } from "./policy-document.ts";

/** What `npm run docs` writes about a stage into `policies/`. */
export interface Stage {
  readonly name: string;
  /** Policies of whoever deploys it. */
  readonly deploy: readonly PolicyDocument[];
  /** Policies of whoever previews it. */
  readonly preview: readonly PolicyDocument[];
}

/**
 * Reads every stage.
 *
 * @throws {Error} for stages whose names begin alike: a pattern of the one would match what the other has. So would that
 *   of a stage `ci` match what CI has.
 */
export function readStages(folder: string): readonly Stage[] {
  const stages = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map(
      (file): Stage => ({
        name: file.slice(0, -".json".length),
        ...JSON.parse(readFileSync(join(folder, file), "utf8")),
      }),
    );
  if (stages.some(({ name }) => name === "ci")) {
    throw new Error(
      "no stage may have the name ci: CI's own names begin like its would; rename it",
    );
  }
  for (const { name } of stages) {
    const longer = stages.find((other) => other.name.startsWith(`${name}-`));
    if (longer !== undefined) {
      throw new Error(
        `stages ${name} and ${longer.name}: names of ${longer.name} begin like those of ${name}, so that its role could change them; rename one`,
      );
    }
  }
  return stages;
}
