/**
 * The path of a request to an HTTP API.
 *
 * @module
 */
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A route that serves a whole API below a path. */
const prefixedRoute = /^ANY (\/[^{}]+)\/\{proxy\+\}$/;

/**
 * @returns the path of an event as the viewer sent it: without what the origin path of a staging distribution adds, which is
 * the path of the route that API Gateway selected.
 */
export function pathOf({
  rawPath,
  routeKey,
}: Pick<APIGatewayProxyEventV2, "rawPath" | "routeKey">): string {
  const [, prefix = ""] = prefixedRoute.exec(routeKey) ?? [];
  return rawPath.startsWith(`${prefix}/`) ? rawPath.slice(prefix.length) : rawPath;
}
