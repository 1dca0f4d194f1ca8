/**
 * Finds, in what a program declares, the traces of values that were not there.
 *
 * @module
 */
import type { Properties } from "./graph.ts";
import { isBroken, type Marks, type Producer } from "./missing.ts";
import { strings } from "./property-path.ts";

/** A property that is made from an output that is not simulated. */
export interface MadeFrom {
  readonly path: string;
  readonly producer: Producer;
}

/**
 * Finds the outputs that are not simulated in properties that enter the graph.
 *
 * @returns none for those that were reported with their resource.
 */
export function madeFrom(properties: Properties, marks: Marks): readonly MadeFrom[] {
  return [...strings(properties)].flatMap(({ path, text }) =>
    marks
      .found(text)
      .filter(({ reported }) => !reported)
      .map((producer) => ({ path, producer })),
  );
}

/**
 * Finds values that look as if they were made from one that was not there.
 *
 * @param secrets Paths whose values are not shown.
 * @returns path and reason of each.
 */
export function brokenValues(
  properties: Properties,
  secrets: readonly string[],
): readonly { readonly path: string; readonly why: string }[] {
  const broken = [...strings(properties)].filter(({ text, inAsset }) => !inAsset && isBroken(text));
  return broken.map(({ path, text }) => {
    const isSecret = secrets.some((secret) => path.startsWith(secret));
    const why =
      `must not be made from a missing value, got ${isSecret ? "a secret" : JSON.stringify(text)}\n` +
      "  look for a property that may be undefined, or for an Output in a template string (pulumi.interpolate takes them)";
    return { path, why };
  });
}
