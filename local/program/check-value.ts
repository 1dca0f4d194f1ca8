/**
 * Finds, in what a program declares, the traces of values that were not there.
 *
 * @module
 */
import type { Properties } from "./graph.ts";
import { isBroken, type Marks } from "./missing.ts";
import { strings } from "./property-path.ts";
import type { Reading } from "./wire.ts";

/**
 * Checks properties before they enter the graph.
 *
 * @param where Whose they are, as it stands before their path: a URN and a colon.
 * @returns problems in words; none for sound values.
 */
export function checkValue(
  where: string,
  properties: Properties,
  reading: Omit<Reading, "value">,
  marks: Marks,
): string[] {
  const problems = reading.faults.map(({ path, what }) => `${where} ${path} ${what}`);
  for (const { path, text, inAsset } of strings(properties)) {
    for (const { urn, property, remedy, reported } of marks.found(text)) {
      if (!reported) {
        problems.push(
          `${where} ${path} is made from ${property} of ${urn}, which the runtime does not simulate\n  ${remedy}`,
        );
      }
    }
    if (!inAsset && isBroken(text)) {
      const isSecret = reading.secrets.some((secret) => path.startsWith(secret));
      problems.push(
        `${where} ${path} must not be made from a missing value, got ${isSecret ? "a secret" : JSON.stringify(text)}\n` +
          "  look for a property that may be undefined, or for an Output in a template string (pulumi.interpolate takes them)",
      );
    }
  }
  return [...new Set(problems)];
}
