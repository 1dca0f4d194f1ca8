/**
 * Routes of a traffic that names none: what the model of a program suggests.
 *
 * @module
 */
import { likelyPaths } from "../../console/likely-paths.ts";
import type { Model } from "../../model/stack-model.ts";
import { isWriting, type TrafficRoute } from "./traffic.ts";

/** Routes, and the declared paths that no request could be made for. */
export interface DerivedRoutes {
  readonly routes: readonly TrafficRoute[];
  /** Like `GET /v1/leagues/{league}`. */
  readonly unknown: readonly string[];
}

/** A method and a path that an API declares. */
interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
}

function declaredRoutes({ httpApis, restApis }: Model): readonly DeclaredRoute[] {
  const http = httpApis.flatMap(({ routes }) =>
    routes.map(({ routeKey }) => {
      const [method = "", path = ""] = routeKey.split(" ");
      return { method, path };
    }),
  );
  const rest = restApis.flatMap(({ resources, stages }) =>
    resources.flatMap(({ path, methods }) =>
      [...methods.keys()].flatMap((method) =>
        [...stages.keys()].map((stage) => ({ method, path: `/${stage}${path}` })),
      ),
    ),
  );
  return [...http, ...rest].filter(({ path }) => path !== "");
}

function routeOf(method: string, path: string): TrafficRoute {
  return { path, query: "", method, weight: 1, values: {}, headers: {}, body: "", token: false };
}

/**
 * The paths that behaviors and APIs name in full, each as often as the others. Routes that change something, and
 * those with variables, are not requested: only the program knows what they take.
 */
export function derivedRoutes(model: Model): DerivedRoutes {
  const named = likelyPaths([], model).map(({ path }) => ({ method: "GET", path }));
  const declared = model.distributions.length > 0 ? [] : declaredRoutes(model);
  const readable = declared.filter(
    ({ method, path }) => /^(?:GET|ANY)$/.test(method) && !/[{$]/.test(path),
  );
  const wanted = new Set(
    [...(model.distributions.length > 0 ? named : []), ...readable].map(({ path }) => path),
  );
  const paths = wanted.size === 0 ? ["/"] : [...wanted];
  return {
    routes: paths.map((path) => routeOf("GET", path)),
    unknown: declared
      .filter(({ method, path }) => isWriting({ method }) || /[{$]/.test(path))
      .map(({ method, path }) => `${method} ${path}`),
  };
}
