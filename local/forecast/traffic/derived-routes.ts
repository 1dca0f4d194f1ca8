/**
 * Routes of a traffic that names none: what the model of a program suggests.
 *
 * @module
 */
import { likelyPaths } from "../../console/likely-paths.ts";
import type { Model } from "../../model/stack-model.ts";
import { compileWildcards } from "../../services/cloudfront/request/path-pattern.ts";
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

/** A request without anything but its method and its path. */
export function plainRoute(method: string, path: string, query = ""): TrafficRoute {
  return {
    path,
    query,
    method,
    weight: 1,
    values: {},
    objects: {},
    headers: {},
    body: "",
    token: false,
  };
}

/** Paths of the objects that the program uploads into buckets behind behaviors with wildcards: a route for each behavior. */
function objectRoutes({ distributions, objects, buckets }: Model): readonly TrafficRoute[] {
  const [distribution] = distributions;
  return (distribution?.behaviors ?? []).flatMap(({ pathPattern, targetOriginId }) => {
    const origin = distribution?.origins.get(targetOriginId);
    const bucket = buckets.find(({ name }) => origin?.domainName.startsWith(`${name}.s3`));
    if (bucket === undefined || origin?.kind !== "s3" || !/[*?]/.test(pathPattern)) {
      return [];
    }
    const pattern = pathPattern.replace(/^\//, "");
    const isThere = objectKeys(objects, pattern, bucket.name).length > 0;
    return isThere ? [{ ...plainRoute("GET", "/{object}"), objects: { object: pattern } }] : [];
  });
}

/** Keys of uploaded objects, sorted. @param bucket @default every bucket */
export function objectKeys(
  objects: Model["objects"],
  pattern: string,
  bucket?: string,
): readonly string[] {
  const matches = compileWildcards(pattern);
  const keys = objects.flatMap((each) =>
    (bucket === undefined || each.bucket === bucket) && matches(each.key) ? [each.key] : [],
  );
  return [...new Set(keys)].sort();
}

/**
 * The paths that behaviors and APIs name in full and those of uploaded objects, each route as often as the others. Routes that change something, and
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
    routes: [...paths.map((path) => plainRoute("GET", path)), ...objectRoutes(model)],
    unknown: declared
      .filter(({ method, path }) => isWriting({ method }) || /[{$]/.test(path))
      .map(({ method, path }) => `${method} ${path}`),
  };
}
