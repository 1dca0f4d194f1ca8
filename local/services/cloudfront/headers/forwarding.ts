/**
 * What of a request reaches the origin by policy: the cache policy and the origin request policy together.
 *
 * @module
 */
import { type Selection, selects } from "../../../http/name-selection.ts";
import type { Behavior } from "../model.ts";

/**
 * What either of two selections includes: the origin receives everything in the cache policy, and
 * what the origin request policy adds to it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-how-origin-request-policies-and-cache-policies-work-together.html
 */
export function unite(one: Selection, other: Selection): Selection {
  if (one.kind === "none" || other.kind === "all") {
    return other;
  }
  if (other.kind === "none" || one.kind === "all") {
    return one;
  }
  if (one.kind === "allow" && other.kind === "allow") {
    return { kind: "allow", names: [...new Set([...one.names, ...other.names])] };
  }
  // At least one is "all-except": a name stays out only where neither side lets it in.
  const except = one.kind === "all-except" ? one : other;
  const rest = except === one ? other : one;
  const names = except.names.filter((name) => !selects(rest, name));
  return names.length === 0 ? { kind: "all" } : { kind: "all-except", names };
}

/** The two policies of a behavior, united kind by kind. */
interface Forwarding {
  readonly headers: Selection;
  readonly cookies: Selection;
  readonly queryStrings: Selection;
}

/** What of a request a behavior's policies let through together. */
export function forwarding(behavior: Behavior): Forwarding {
  const { cachePolicy, originRequestPolicy } = behavior;
  if (originRequestPolicy === undefined) {
    return cachePolicy;
  }
  return {
    headers: unite(cachePolicy.headers, originRequestPolicy.headers),
    cookies: unite(cachePolicy.cookies, originRequestPolicy.cookies),
    queryStrings: unite(cachePolicy.queryStrings, originRequestPolicy.queryStrings),
  };
}

/** Whether cookies reach the origin: then responses are neither revalidated nor collapsed, and may set cookies. */
export function forwardsCookies(behavior: Behavior): boolean {
  return forwarding(behavior).cookies.kind !== "none";
}

/** The request headers that reach the origin because a policy names them. */
export function forwardedHeaderNames(behavior: Behavior): Selection {
  return forwarding(behavior).headers;
}
