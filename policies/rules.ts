/**
 * Every rule of the pack: each file in a folder of `rules/` exports one.
 *
 * @module
 */
import { readdirSync } from "node:fs";
import type { Rule } from "./rule.ts";

const folder = new URL("./rules/", import.meta.url);

/** Rules by the folder they are in, in the order of folders and names. */
export const rulesByArea: ReadonlyMap<string, readonly Rule[]> = new Map(
  await Promise.all(
    readdirSync(folder)
      .sort()
      .map(async (area) => [area, await rulesIn(area)] as const),
  ),
);

/** Every rule. */
export const rules: readonly Rule[] = [...rulesByArea.values()].flat();

/** Sources, or what is compiled from them. */
function rulesIn(area: string): Promise<readonly Rule[]> {
  const files = readdirSync(new URL(`${area}/`, folder)).filter((file) =>
    /(?<!\.d)\.[jt]s$/.test(file),
  );
  return Promise.all(files.sort().map((file) => load(`${area}/${file}`)));
}

/** @throws {Error} when a file exports anything but one rule. */
async function load(file: string): Promise<Rule> {
  const exported: readonly unknown[] = Object.values(await import(new URL(file, folder).href));
  const [rule] = exported;
  if (exported.length !== 1 || !isRule(rule)) {
    throw new Error(`policies/rules/${file}: must export one rule, got ${exported.length} exports`);
  }
  return rule;
}

function isRule(exported: unknown): exported is Rule {
  return typeof exported === "object" && exported !== null && "statement" in exported;
}
