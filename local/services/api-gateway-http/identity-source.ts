/**
 * Identity sources of authorizers: which parts of a request say who sends it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.identity-sources
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import { queryPairs } from "../api-gateway/url-text.ts";
import type { HttpVisit } from "./http-visit.ts";

/** The value of one identity source; `undefined` where the request has none. */
export function identityOf(source: string, visit: HttpVisit): string | undefined {
  const [, kind, name = ""] =
    /^\$(request\.header|request\.querystring|context|stageVariables)\.(.+)$/.exec(source) ?? [];
  const { request, stage, match, requestId } = visit;
  switch (kind) {
    case "request.header":
      return headerValue(request.headers, name.toLowerCase());
    case "request.querystring":
      return queryPairs(request.querystring).find(([key]) => key === name)?.[1];
    case "stageVariables":
      return Object.hasOwn(stage.variables, name) ? stage.variables[name] : undefined;
    case "context":
      return { routeKey: match.route.routeKey, requestId, stage: stage.name }[name];
    default:
      return undefined;
  }
}
