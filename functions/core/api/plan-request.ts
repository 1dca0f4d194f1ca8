/**
 * What becomes of a request, by its path and method.
 *
 * @module
 */
import { methodRefused, pathUnknown } from "./api-problem.ts";
import type { ApiRequest } from "./api-request.ts";
import { answered, type Plan } from "./plan.ts";
import { type ApiTerms, type FoundRoute, methodsOf, type Route } from "./route.ts";

/**
 * Plans an answer.
 *
 * HEAD is answered as GET, body included: the gateway takes it off and says its length, which would be
 * wrong of an empty one (RFC 9110 §8.6). That API Gateway does so is our inference; HTTP leaves it no choice.
 *
 * OPTIONS is answered for every path there is, without a token: browsers send none with a preflight. The
 * CORS headers on it are the edge's.
 *
 * @param found The route of the request's path; `undefined` when there is none.
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
    return answered(pathUnknown(routes.map((route) => route.path)));
  }
  const methods = methodsOf(found.route);
  if (!methods.includes(request.method)) {
    return answered(methodRefused(methods));
  }
  if (request.method === "OPTIONS") {
    const headers = { allow: methods.join(", "), "cache-control": "no-store" };
    return answered({ status: 204, headers, body: "" });
  }
  return found.route.plan({ path: found.path, request }, terms);
}
