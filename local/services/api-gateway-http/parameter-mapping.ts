/**
 * Parameter mapping: what an HTTP API changes of a request before its integration gets it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 * @module
 */
import { addHeader, copyHeaders, headerValue, setHeader } from "../../http/header-map.ts";
import { type Bag, bagOf } from "../api-gateway/function-response.ts";
import { type GatewayRequest, hostOf } from "../api-gateway/gateway.ts";
import { decodeText, queryPairs } from "../api-gateway/url-text.ts";
import type { ParameterChange } from "./http-api.ts";
import { type HttpVisit, shownPath } from "./http-visit.ts";

const changeKey =
  /^(?:(append|overwrite|remove):(header|querystring)\.([\w.~!#$%&'*+^`|-]+)|(overwrite):(path))$/;

const variable =
  /\$\{?(request\.(?:header|querystring|path|body)|context|stageVariables)\.([\w.-]+)\}?|\$request\.(path)(?![\w.])/g;

/** Headers that an HTTP API lets nobody map. */
const reserved =
  /^(?:access-control-.*|apigw-.*|authorization|connection|content-encoding|content-length|content-location|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amz-.*|x-amzn-.*|x-forwarded-.*|via|host)$/i;

/** Reads a change; a text instead says what is wrong with it. */
export function readParameterChange(key: string, value: string): ParameterChange | string {
  const [, change, part, name = "", ofPath, path] = changeKey.exec(key) ?? [];
  const action = change ?? ofPath;
  const place = part ?? path;
  if (action === undefined || place === undefined) {
    return "must have keys like append:header.name, overwrite:querystring.name, remove:header.name or overwrite:path";
  }
  if (place === "header" && reserved.test(name)) {
    return `must not map the reserved header ${name}`;
  }
  return {
    action: action as ParameterChange["action"],
    place: place as ParameterChange["place"],
    name,
    value: action === "remove" ? "" : value,
  };
}

/** A member of a JSON body, by a path like `a.b`. */
function bodyMember(body: Buffer, path: string): string {
  try {
    const found = path
      .split(".")
      .reduce<unknown>((value, name) => bagOf(value)?.[name], JSON.parse(body.toString("utf8")));
    return typeof found === "string" ? found : (JSON.stringify(found) ?? "");
  } catch {
    return "";
  }
}

/** Context variables that can be mapped. Others are empty. */
function contextOf({ api, stage, match, request, requestId, nowMs }: HttpVisit): Bag {
  const domainName = hostOf(request.headers);
  return {
    accountId: api.accountId,
    apiId: api.id,
    domainName,
    domainPrefix: domainName.split(".")[0],
    extendedRequestId: requestId,
    httpMethod: request.method,
    path: shownPath(request.path),
    protocol: "HTTP/1.1",
    requestId,
    requestTimeEpoch: nowMs,
    routeKey: match.route.routeKey,
    stage: stage.name,
    "identity.sourceIp": request.sourceIp,
    "identity.userAgent": headerValue(request.headers, "user-agent"),
  };
}

/** What a variable stands for; empty where the request has nothing of the kind. */
function textOf(kind: string, name: string, visit: HttpVisit): string {
  const { request, stage, match } = visit;
  switch (kind) {
    case "request.header":
      return (request.headers[name.toLowerCase()] ?? []).map(({ value }) => value).join(",");
    case "request.querystring":
      return queryPairs(request.querystring)
        .flatMap(([key, value]) => (key === name ? [value] : []))
        .join(",");
    case "request.path":
      return decodeText(match.pathParameters[name] ?? "");
    case "request.body":
      return bodyMember(request.body, name);
    case "stageVariables":
      return Object.hasOwn(stage.variables, name) ? (stage.variables[name] ?? "") : "";
    default:
      return String(contextOf(visit)[name] ?? "");
  }
}

/** A text with its variables replaced. */
function filled(text: string, visit: HttpVisit): string {
  return text.replace(variable, (_, kind?: string, name = "") =>
    kind === undefined ? shownPath(visit.request.path) : textOf(kind, name, visit),
  );
}

function changeHeader(request: GatewayRequest, change: ParameterChange, value: string) {
  const headers = copyHeaders(request.headers);
  const name = change.name.toLowerCase();
  if (change.action === "append" && headers[name] !== undefined) {
    addHeader(headers, name, { key: change.name, value });
  } else if (change.action === "remove") {
    delete headers[name];
  } else {
    setHeader(headers, change.name, value);
  }
  return { ...request, headers };
}

function changeQuery(request: GatewayRequest, change: ParameterChange, value: string) {
  const own = encodeURIComponent(change.name);
  const parts = request.querystring.split("&").filter((part) => part !== "");
  const kept =
    change.action === "append"
      ? parts
      : parts.filter((part) => queryPairs(part)[0]?.[0] !== change.name);
  const added = change.action === "remove" ? [] : [`${own}=${encodeURIComponent(value)}`];
  return { ...request, querystring: [...kept, ...added].join("&") };
}

/** The request after every change, and the path that replaces that of the integration's URI. */
export function mapParameters(
  changes: readonly ParameterChange[],
  visit: HttpVisit,
): { readonly request: GatewayRequest; readonly path: string | undefined } {
  let { request } = visit;
  let path: string | undefined;
  for (const change of changes) {
    // Variables stand for the request as it arrived.
    const value = filled(change.value, visit);
    switch (change.place) {
      case "header":
        request = changeHeader(request, change, value);
        break;
      case "querystring":
        request = changeQuery(request, change, value);
        break;
      case "path":
        path = value.startsWith("/") ? value : `/${value}`;
        break;
    }
  }
  return { request, path };
}
