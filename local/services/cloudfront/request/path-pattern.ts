/**
 * Path patterns: which behavior a path belongs to.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
 * @module
 */
import type { Behavior } from "../model.ts";

/** Checks one path. */
type PathTest = (path: string) => boolean;

/** Whether a piece without `*` matches at an offset of a path; `?` matches exactly one character. */
function standsAt(piece: string, path: string, at: number): boolean {
  if (!piece.includes("?")) {
    return path.startsWith(piece, at);
  }
  if (at + piece.length > path.length) {
    return false;
  }
  for (let offset = 0; offset < piece.length; offset++) {
    const wanted = piece[offset];
    if (wanted !== "?" && wanted !== path[at + offset]) {
      return false;
    }
  }
  return true;
}

/** The first offset from `from` on where a piece matches whole before `end`; -1 when there is none. */
function firstPlace(piece: string, path: string, from: number, end: number): number {
  if (!piece.includes("?")) {
    const place = path.indexOf(piece, from);
    return place + piece.length <= end ? place : -1;
  }
  for (let at = from; at + piece.length <= end; at++) {
    if (standsAt(piece, path, at)) {
      return at;
    }
  }
  return -1;
}

/** Finds pieces one after the other. The leftmost place is always good enough, so none is revisited. */
function standInOrder(pieces: readonly string[], path: string, from: number, end: number): boolean {
  let at = from;
  for (const piece of pieces) {
    const place = firstPlace(piece, path, at, end);
    if (place === -1) {
      return false;
    }
    at = place + piece.length;
  }
  return true;
}

/**
 * Compiles a pattern with a leading slash, which is implied where it is missing.
 *
 * @see {@link compileWildcards}
 */
export function compilePattern(pattern: string): PathTest {
  return compileWildcards(
    pattern.startsWith("/") || pattern.startsWith("*") ? pattern : `/${pattern}`,
  );
}

/**
 * Compiles wildcards: `*` is any run of characters, `/` included; `?` is exactly one; everything
 * else is itself, case-sensitively.
 *
 * There is no regular expression and no backtracking: a match takes at most path length × pattern
 * length (255) comparisons, whatever a viewer sends.
 */
export function compileWildcards(pattern: string): PathTest {
  const pieces = pattern.split("*");
  const first = pieces.shift() ?? "";
  const last = pieces.pop();
  if (last === undefined) {
    return (path) => path.length === first.length && standsAt(first, path, 0);
  }
  const middle = pieces.filter((piece) => piece !== "");
  return (path) => {
    const end = path.length - last.length;
    return (
      end >= first.length &&
      standsAt(first, path, 0) &&
      standsAt(last, path, end) &&
      standInOrder(middle, path, first.length, end)
    );
  };
}

/**
 * Chooses the behavior of a path.
 *
 * @param passedOver Receives the behaviors before it. @default nobody asks
 */
export type BehaviorChoice = (normalizedPath: string, passedOver?: Behavior[]) => Behavior;

/**
 * Compiles the behaviors of a distribution: the first whose pattern matches is chosen.
 *
 * Query string and cookies play no part, and neither does what a function does to the URI later.
 *
 * @param behaviors In order; the last one is the default and takes what no other does.
 * @throws {RangeError} when there are none.
 */
export function compileBehaviors(behaviors: readonly Behavior[]): BehaviorChoice {
  const fallback = behaviors.at(-1);
  if (fallback === undefined) {
    throw new RangeError("a distribution must have a default behavior, got none");
  }
  const choices = behaviors
    .slice(0, -1)
    .map((behavior) => ({ behavior, matches: compilePattern(behavior.pathPattern) }));
  return (path, passedOver) => {
    for (const { behavior, matches } of choices) {
      if (matches(path)) {
        return behavior;
      }
      passedOver?.push(behavior);
    }
    return fallback;
  };
}
