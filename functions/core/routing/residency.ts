/**
 * Decides which residency rules apply to a request.
 *
 * In doubt a rule applies: data of a viewer who may be in the EU stays in the EU.
 *
 * @module
 */
import type { ResidencyRule, TokenPath } from "../../contract.ts";
import { ruleFor } from "../tokens/token-path.ts";

/** A {@link ResidencyRule}, prepared for matching. */
export interface Residency {
  /** Paths without `/*`, each with everything under it. */
  readonly roots: readonly string[];
  readonly viewers: "anyone" | ReadonlySet<string>;
  /** By index of the Region. */
  readonly allows: readonly boolean[];
}

/** Prepares a rule. @param regions All Regions of the stack, in order. */
export function readyRule(rule: ResidencyRule, regions: readonly string[]): Residency {
  return {
    roots: rule.paths.map((path) => path.replace(/\/\*?$/, "")),
    viewers: rule.viewers === "anyone" ? rule.viewers : new Set(rule.viewers),
    allows: regions.map((region) => rule.regions.includes(region)),
  };
}

/**
 * Returns whether a rule applies to a request.
 *
 * @param path As the viewer sent it, without query string. Every rule applies to a path that is not
 * normalized, since CloudFront and the API may read it differently.
 * @param country `undefined` when it is unknown: then the rules of all countries apply.
 * @throws never
 */
export function binds(
  { roots, viewers }: Residency,
  path: string,
  country: string | undefined,
): boolean {
  const concerned = viewers === "anyone" || country === undefined || viewers.has(country);
  return concerned && (roots.some((root) => isUnder(path, root)) || !isPlain(path));
}

function isUnder(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === "/");
}

const anywhere: readonly TokenPath[] = [{ path: "/*", scopes: [], forward: "strip" }];

/** Whether a path is normalized, by the check of token paths. */
function isPlain(path: string): boolean {
  return ruleFor(anywhere, path) !== undefined;
}
