/**
 * Paths that viewers of a stack are likely to request.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import type { WeightedPath } from "./traffic-controls.ts";

/** What was requested lately; else the root, and the paths that behaviors name in full. */
export function likelyPaths(
  seen: readonly WeightedPath[],
  { distributions }: Pick<Model, "distributions">,
): readonly WeightedPath[] {
  const named = distributions
    .flatMap(({ behaviors }) => behaviors.map(({ pathPattern }) => pathPattern))
    .filter((pattern) => pattern.startsWith("/") && !/[*?]/.test(pattern));
  return seen.length > 0
    ? seen
    : [...new Set(["/", ...named])].map((path) => ({ path, weight: 1 }));
}
