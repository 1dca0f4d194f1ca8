/**
 * The request that a backend of an HTTP integration gets.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 * @module
 */
import { copyHeaders, emptyHeaders, headerValue, setHeader } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import { backendHeaders, type ExternalRequest } from "../api-gateway/external.ts";
import { queryPairs } from "../api-gateway/url-text.ts";
import { parameterOf } from "./request-parameter.ts";
import type { MappedBackend, RestProxyIntegration } from "./rest-api.ts";
import type { RestVisit } from "./rest-api-event.ts";

/** What parameters change of a request to a backend. */
interface Changes {
  uri: string;
  readonly headers: HeaderMap;
  readonly query: string[];
}

/** Puts the value of one parameter where it belongs. A parameter of the viewer stays as it is. */
function change(changes: Changes, target: string, value: string): void {
  const [, place, name = ""] = /^integration\.request\.(\w+)\.(.+)$/.exec(target) ?? [];
  switch (place) {
    case "path":
      changes.uri = changes.uri.replace(new RegExp(`\\{${name}\\+?\\}`), () => value);
      break;
    case "header":
      setHeader(changes.headers, name, value);
      break;
    default:
      if (!queryPairs(changes.query[0] ?? "").some(([key]) => key === name)) {
        changes.query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
      }
  }
}

/** What of a request leads to a backend. */
type Backend = Pick<RestProxyIntegration, "uri" | "method" | "requestParameters">;

/** The request of a proxy integration: that of the viewer, with mapped parameters. */
export function proxyRequest(integration: RestProxyIntegration, visit: RestVisit): ExternalRequest {
  const { headers, querystring, body } = visit.request;
  const sent = { headers: copyHeaders(headers), query: [querystring] };
  return requestFor(integration, visit, sent, {}, body);
}

/** The request of a mapped integration: its parameters are mapped ones only. @param overrides By target. */
export function mappedRequest(
  backend: Extract<MappedBackend, { kind: "http" | "s3" }>,
  visit: RestVisit,
  overrides: Readonly<Record<string, string>>,
  body: Buffer,
): ExternalRequest {
  const headers = emptyHeaders();
  const type = headerValue(visit.request.headers, "content-type") ?? "application/json";
  setHeader(headers, "Content-Type", type);
  setHeader(headers, "User-Agent", `AmazonAPIGateway_${visit.api.id}`);
  return requestFor(backend, visit, { headers, query: [] }, overrides, body);
}

function requestFor(
  integration: Backend,
  visit: RestVisit,
  start: Omit<Changes, "uri">,
  overrides: Readonly<Record<string, string>>,
  body: Buffer,
): ExternalRequest {
  const { request, stage } = visit;
  const uri = integration.uri.replace(
    /\$\{stageVariables\.(\w+)\}/g,
    (_, name) => stage.variables[name] ?? "",
  );
  const changes: Changes = { ...start, uri };
  for (const [target, expression] of Object.entries(integration.requestParameters)) {
    const value = parameterOf(expression, visit);
    if (value !== undefined && !Object.hasOwn(overrides, target)) {
      change(changes, target, value);
    }
  }
  for (const [target, value] of Object.entries(overrides)) {
    change(changes, target, value);
  }
  return sendable(
    integration.method === "ANY" ? request.method : integration.method,
    changes,
    body,
  );
}

function sendable(method: string, { uri, headers, query }: Changes, body: Buffer): ExternalRequest {
  const querystring = query.filter((part) => part !== "").join("&");
  const url = querystring === "" ? uri : `${uri}${uri.includes("?") ? "&" : "?"}${querystring}`;
  return { method, url, headers: backendHeaders(headers, url), body };
}
