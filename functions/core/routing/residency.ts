/**
 * Which rules of residency bind a request.
 *
 * Where anything is in doubt a rule binds: data of somebody who may be in the EU stays in the EU.
 *
 * @module
 */
import type { ResidencyRule, TokenPath } from "../../contract.ts";
import { ruleFor } from "../tokens/token-path.ts";

/** A {@link ResidencyRule}, made ready for every request. */
export interface Residency {
  /** Paths without `/*`: each with all that lies under it. */
  readonly roots: readonly string[];
  readonly viewers: "anyone" | ReadonlySet<string>;
  /** By index of the region. */
  readonly allows: readonly boolean[];
}

/** Readies a rule. @param regions All of the stack, in their order. */
export function readyRule(rule: ResidencyRule, regions: readonly string[]): Residency {
  return {
    roots: rule.paths.map((path) => path.replace(/\/\*?$/, "")),
    viewers: rule.viewers === "anyone" ? rule.viewers : new Set(rule.viewers),
    allows: regions.map((region) => rule.regions.includes(region)),
  };
}

/**
 * Whether a rule binds a request.
 *
 * @param path As the viewer wrote it, without query string. One that is not spelled plainly is under every
 * rule: CloudFront and the API behind it may each read it in a way of their own.
 * @param country `undefined` when it is not known: then everybody's rules bind.
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

/** Whether a path has one reading only; what tokens are judged by goes for residency too. */
function isPlain(path: string): boolean {
  return ruleFor(anywhere, path) !== undefined;
}
