/**
 * Which route of an API a request takes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation
 * @module
 */

/** A route key: like `GET /v1/leagues/{league}`, `ANY /{proxy+}` or `$default`. */
export interface Keyed {
  readonly routeKey: string;
}

/** A route, and the values of its path variables. */
export interface RouteMatch<Route extends Keyed> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Chooses a route by method and path. */
export type RouteChoice<Route extends Keyed> = (
  method: string,
  path: string,
) => RouteMatch<Route> | undefined;

/** One part of a path pattern. */
type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "greedy"; readonly name: string };

interface Pattern<Route extends Keyed> {
  readonly route: Route;
  /** `ANY` for all of them. */
  readonly method: string;
  readonly parts: readonly Part[];
}

function partOf(text: string): Part {
  const [, name = "", plus] = /^\{([^}+]+)(\+)?\}$/.exec(text) ?? [];
  if (name === "") {
    return { kind: "text", text };
  }
  return plus === undefined ? { kind: "variable", name } : { kind: "greedy", name };
}

/** Segments without the empty one in front; a slash at the end: `httpTrailingSlash` in aws/api-gateway-behavior.ts. */
function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\/|\/$/g, "").split("/");
}

function patternOf<Route extends Keyed>(route: Route): Pattern<Route> {
  const [method = "", path = ""] = route.routeKey.split(" ");
  return { route, method, parts: segmentsOf(path).map(partOf) };
}

/** Whether a path has as many segments as a pattern; a greedy variable takes one or more. */
function fits(parts: readonly Part[], segments: readonly string[]): boolean {
  return parts.at(-1)?.kind === "greedy"
    ? segments.length >= parts.length
    : segments.length === parts.length;
}

/** The values of the variables; `undefined` if the path does not match. No variable is empty. */
function parametersOf(
  parts: readonly Part[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (!fits(parts, segments)) {
    return undefined;
  }
  const found = Object.create(null) as Record<string, string>;
  for (const [at, part] of parts.entries()) {
    const isGreedy = part.kind === "greedy";
    const value = isGreedy ? segments.slice(at).join("/") : (segments[at] ?? "");
    if (part.kind === "text" ? part.text !== value : value === "") {
      return undefined;
    }
    if (part.kind !== "text") {
      found[part.name] = value;
    }
  }
  return found;
}

function takes({ method: own }: Pattern<Keyed>, method: string): boolean {
  return own === "ANY" || own === method;
}

/** Lower comes first: text before variables before greedy ones, part by part, and a method before ANY. */
function rank({ parts, method }: Pattern<Keyed>): string {
  const order = { text: "0", variable: "1", greedy: "2" } as const;
  return parts.map(({ kind }) => order[kind]).join("") + (method === "ANY" ? "9" : "8");
}

/**
 * Compiles the routes of an API: the most specific one that matches, else `$default`.
 *
 * See `httpRouteOrder` in aws/.
 */
export function compileRoutes<Route extends Keyed>(routes: readonly Route[]): RouteChoice<Route> {
  const fallback = routes.find(({ routeKey }) => routeKey === "$default");
  const patterns = routes
    .filter((route) => route !== fallback)
    .map((route) => patternOf(route))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return (method, path) => {
    const segments = segmentsOf(path);
    for (const pattern of patterns.filter((each) => takes(each, method))) {
      const found = parametersOf(pattern.parts, segments);
      if (found !== undefined) {
        return { route: pattern.route, pathParameters: found };
      }
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}
