/**
 * Finds the routes of a path with hono's router. Nothing else of hono is used: its adapter for Lambda
 * converts events to `Request` and back, which loses duplicate headers and their case, and is to be
 * removed in the next major version.
 *
 * @see https://hono.dev/docs/concepts/routers#regexprouter
 * @module
 */
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { FoundRoute, Route } from "../core/api/route.ts";

/** Finds the routes of a path, one for each of its methods. */
export type FindRoute = (path: string) => FoundRoute | undefined;

/** hono requires a method; methods are checked later, so that a 405 can list those allowed. */
const anyMethod = "ALL";

/**
 * Builds the router. Segments match without decoding, `/v1/leagues/` and `/v1/leagues` differ, and no
 * segment in braces is empty.
 *
 * @param routes The first path that matches is used, with all routes of that path.
 * @returns a function that never throws.
 */
export function pathRouter(routes: readonly Route[]): FindRoute {
  const router = new RegExpRouter<Route>();
  const others = new Map<Route, readonly Route[]>();
  for (const [route, ...rest] of Map.groupBy(routes, ({ path }) => path).values()) {
    if (route === undefined) {
      continue;
    }
    others.set(route, rest);
    router.add(anyMethod, route.path.replace(/\{(\w+)\}/g, ":$1"), route);
  }
  return (path) => {
    const [found, texts] = router.match(anyMethod, path);
    const [first] = found;
    if (first === undefined) {
      return undefined;
    }
    const [route, places] = first;
    return {
      routes: [route, ...(others.get(route) ?? [])],
      path: Object.fromEntries(named(places, texts ?? [])),
    };
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
