/**
 * Which names a policy lets through, alone and together with another policy.
 *
 * @module
 */
import type { Selection } from "../model.ts";

/** Whether a selection includes a name. Header names are lower case; others are case-sensitive. */
export function selects(selection: Selection, name: string): boolean {
  switch (selection.kind) {
    case "none":
      return false;
    case "all":
      return true;
    case "allow":
      return selection.names.includes(name);
    case "all-except":
      return !selection.names.includes(name);
  }
}

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
