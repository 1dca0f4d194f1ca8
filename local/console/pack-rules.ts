/**
 * The rules of the project's policy pack, as the pack itself lists them.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PartPolicy } from "../picture/part-details.ts";

/** A rule, and the resource types that it is about; `"*"` for all of them. */
export interface PackRule extends PartPolicy {
  readonly types: readonly string[];
}

/** Where a pack lists its rules, from the folder of a project. */
const file = "policies/rule-types.json";

/**
 * Reads the rules.
 *
 * @param root Folder of the project.
 * @returns `undefined` where the project has no pack that lists them.
 * @throws {SyntaxError} for a list that is no JSON.
 */
export async function readPackRules(root: string): Promise<readonly PackRule[] | undefined> {
  const text = await readFile(join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      return undefined;
    }
    throw error;
  });
  return text === undefined ? undefined : JSON.parse(text);
}

/** The rules that are about some resource types. */
export function rulesAbout(
  rules: readonly PackRule[],
  types: ReadonlySet<string>,
): readonly PartPolicy[] {
  return rules
    .filter((rule) => rule.types.some((type) => type === "*" || types.has(type)))
    .map(({ name, statement, url }) => ({ name, statement, url }));
}
