/**
 * Finds the route of a path, with hono's router and nothing else of hono: a gateway's event is no
 * `Request`, and its result no `Response`. hono's adapter for Lambda would make one into the other and
 * back, losing duplicates and spellings on the way, and is to be removed in its next major version.
 *
 * @see https://hono.dev/docs/concepts/routers#regexprouter
 * @module
 */
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { FoundRoute, Route } from "../core/api/route.ts";

/** Finds the route of a path; of its methods it knows nothing. */
export type FindRoute = (path: string) => FoundRoute | undefined;

/** hono wants a method; ours are judged later, so that a path can say which it takes. */
const anyMethod = "ALL";

/**
 * Builds the router. Segments match as they are spelled: nothing is decoded, `/v1/leagues/` is another
 * path than `/v1/leagues`, and no segment in braces is empty.
 *
 * @param routes Of different paths; where two match, the first.
 * @returns a function that throws never.
 */
export function pathRouter(routes: readonly Route[]): FindRoute {
  const router = new RegExpRouter<Route>();
  for (const route of routes) {
    router.add(anyMethod, route.path.replace(/\{(\w+)\}/g, ":$1"), route);
  }
  return (path) => {
    const [found, texts] = router.match(anyMethod, path);
    const [first] = found;
    if (first === undefined) {
      return undefined;
    }
    const [route, places] = first;
    return { route, path: Object.fromEntries(named(places, texts ?? [])) };
  };
}

/** @param places Where in `texts` each name's text is; or, for a path without names, nothing. */
function named(
  places: Readonly<Record<string, number | string>>,
  texts: readonly string[],
): readonly (readonly [string, string])[] {
  return Object.entries(places).map(([name, place]) => [
    name,
    typeof place === "number" ? (texts[place] ?? "") : place,
  ]);
}
