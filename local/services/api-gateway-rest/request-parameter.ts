/**
 * Parameters of a request as methods name them, like `method.request.header.Authorization`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import { queryPairs } from "../api-gateway/url-text.ts";
import type { RestVisit } from "./rest-api-event.ts";

/** The value of an expression; `undefined` where the request has none, and for what is not known. */
export function parameterOf(expression: string, visit: RestVisit): string | undefined {
  const literal = /^'(.*)'$/s.exec(expression)?.[1];
  if (literal !== undefined) {
    return literal;
  }
  const [, scope, place, name = ""] =
    /^(method\.request|context|stageVariables)(?:\.(path|querystring|multivaluequerystring|header|multivalueheader))?\.(.+)$/.exec(
      expression,
    ) ?? [];
  const { request, stage, pathParameters } = visit;
  if (scope === "stageVariables") {
    return stage.variables[name];
  }
  switch (place) {
    case "path":
      return pathParameters[name];
    case "querystring":
    case "multivaluequerystring":
      return queryPairs(request.querystring).find(([key]) => key === name)?.[1];
    case "header":
    case "multivalueheader":
      return headerValue(request.headers, name.toLowerCase());
    default:
      return scope === "context" ? contextOf(name, visit) : undefined;
  }
}

function contextOf(name: string, { api, stage, request, resource, requestId }: RestVisit) {
  return {
    accountId: api.accountId,
    apiId: api.id,
    httpMethod: request.method,
    path: `/${stage.name}${request.path}`,
    requestId,
    resourceId: resource.id,
    resourcePath: resource.path,
    stage: stage.name,
    "identity.sourceIp": request.sourceIp,
    "identity.userAgent": headerValue(request.headers, "user-agent"),
  }[name];
}
