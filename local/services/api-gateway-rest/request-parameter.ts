/**
 * Parameters of a request as methods name them, like `method.request.header.Authorization`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import { bagOf } from "../api-gateway/function-response.ts";
import { queryPairs } from "../api-gateway/url-text.ts";
import { type RestVisit, requestContext } from "./rest-api-event.ts";

/** The media type of a request without its parameters; JSON where it has none. */
export function mediaType(headers: HeaderMap): string {
  const [type = ""] = (headerValue(headers, "content-type") ?? "application/json").split(";");
  return type.trim().toLowerCase();
}

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

/** A context variable by its name, like `identity.sourceIp`; `undefined` for one without a value. */
function contextOf(name: string, visit: RestVisit): string | undefined {
  const value = name
    .split(".")
    .reduce<unknown>((bag, member) => bagOf(bag)?.[member], requestContext(visit));
  return value === null || value === undefined || typeof value === "object"
    ? undefined
    : String(value);
}
