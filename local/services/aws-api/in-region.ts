/**
 * Which resources a caller finds.
 *
 * @module
 */
import type { Caller } from "./api-message.ts";

/**
 * Those of the Region that a request is signed for. A person with a command line has one loopback address for all Regions, so
 * for the account those of other Regions come after them.
 */
export function inRegion<Resource extends { readonly region: string }>(
  resources: readonly Resource[],
  { principal, region }: Caller,
): readonly Resource[] {
  const own = resources.filter((each) => each.region === region);
  return principal.kind === "account"
    ? [...own, ...resources.filter((each) => each.region !== region)]
    : own;
}
