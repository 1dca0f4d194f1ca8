/**
 * Every rule of the pack: each file in a folder of `rules/` exports one.
 *
 * @module
 */
import { readdirSync } from "node:fs";
import type { Rule } from "./rule.ts";

const folder = new URL("./rules/", import.meta.url);

/** In the order of areas and names. */
export const rules: readonly Rule[] = await Promise.all(filesIn(folder).map(load));

/** Sources, or what is compiled from them. */
function filesIn(of: URL): readonly string[] {
  return readdirSync(of, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
    .sort();
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
