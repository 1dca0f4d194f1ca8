/**
 * Plans the response to a request by its path and method.
 *
 * @module
 */
import { methodRefused, pathUnknown } from "./api-problem.ts";
import type { ApiRequest } from "./api-request.ts";
import { answered, type Plan } from "./plan.ts";
import { type ApiTerms, type FoundRoute, methodsOf, type Route } from "./route.ts";

/**
 * Plans a response.
 *
 * HEAD is handled as GET, with a body: API Gateway removes it and keeps its length (RFC 9110 §8.6;
 * `headAtApi` in docs/facts.md).
 *
 * OPTIONS needs no token on any path, since browsers send none with a preflight. The edge adds the CORS
 * headers.
 *
 * @param found The routes of the request's path; `undefined` when there is none.
 * @param routes All of them.
 * @throws never
 */
export function planRequest(
  found: FoundRoute | undefined,
  request: ApiRequest,
  routes: readonly Route[],
  terms: ApiTerms,
): Plan {
  if (found === undefined) {
    return answered(pathUnknown([...new Set(routes.map(({ path }) => path))]));
  }
  const methods = methodsOf(found);
  if (request.method === "OPTIONS") {
    const headers = { allow: methods.join(", "), "cache-control": "no-store" };
    return answered({ status: 204, headers, body: "" });
  }
  const method = request.method === "HEAD" ? "GET" : request.method;
  const route = found.routes.find((each) => each.method === method);
  return route === undefined
    ? answered(methodRefused(methods))
    : route.plan({ path: found.path, request }, terms);
}
