/**
 * Finds the route of a path with hono's router. Nothing else of hono is used: its adapter for Lambda
 * converts events to `Request` and back, which loses duplicate headers and their case, and is to be
 * removed in the next major version.
 *
 * @see https://hono.dev/docs/concepts/routers#regexprouter
 * @module
 */
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { FoundRoute, Route } from "../core/api/route.ts";

/** Finds the route of a path, for any method. */
export type FindRoute = (path: string) => FoundRoute | undefined;

/** hono requires a method; methods are checked later, so that a 405 can list those allowed. */
const anyMethod = "ALL";

/**
 * Builds the router. Segments match without decoding, `/v1/leagues/` and `/v1/leagues` differ, and no
 * segment in braces is empty.
 *
 * @param routes With different paths; the first match is used.
 * @returns a function that never throws.
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

/** @param places The index in `texts` by parameter name. */
function named(
  places: Readonly<Record<string, number | string>>,
  texts: readonly string[],
): readonly (readonly [string, string])[] {
  return Object.entries(places).map(([name, place]) => [
    name,
    typeof place === "number" ? (texts[place] ?? "") : place,
  ]);
}
