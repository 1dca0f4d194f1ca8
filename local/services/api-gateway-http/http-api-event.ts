/**
 * Events of payload format 2.0, for integrations and for authorizers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import { clfTime } from "../api-gateway/clf-time.ts";
import { type GatewayRequest, hostOf } from "../api-gateway/gateway.ts";
import type { RouteMatch } from "../api-gateway/route-match.ts";
import { decodeText, grouped, joined, queryPairs } from "../api-gateway/url-text.ts";
import type { HttpApi, HttpRoute, HttpStage } from "./http-api.ts";

/** One request on its way through an API. */
export interface HttpVisit {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly match: RouteMatch<HttpRoute>;
  /** With the headers the gateway adds; the path without the key of a custom domain's mapping. */
  readonly request: GatewayRequest;
  /** `apigw-requestid`. */
  readonly requestId: string;
  /** When it arrived, milliseconds since the epoch. */
  readonly nowMs: number;
}

/** What an authorizer passes to the integration. */
export type AuthorizerContext = Readonly<Record<string, unknown>>;

type Bag = Readonly<Record<string, unknown>>;

/** Body types that come as text; everything else, and a body without a type, comes as base64. */
const textual = /^(?:text\/|application\/(?:json|xml|javascript)(?:;|$))/i;

/**
 * The path as events show it: decoded, unlike a REST API's, and cut where that makes a question
 * mark. AWS does not document it; others have measured it.
 */
function shownPath(path: string): string {
  return decodeText(path).replace(/\?.*$/s, "");
}

/** Names in lower case, several lines joined with commas; `cookie` has a list of its own. */
function shownHeaders(headers: HeaderMap): Record<string, string> {
  const shown = Object.create(null) as Record<string, string>;
  for (const [name, lines] of Object.entries(headers)) {
    if (name !== "cookie") {
      shown[name] = lines.map(({ value }) => value).join(",");
    }
  }
  return shown;
}

/** Each cookie of each line. */
function cookiesOf(headers: HeaderMap): readonly string[] {
  return (headers["cookie"] ?? [])
    .flatMap(({ value }) => value.split(";"))
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== "");
}

/** A member that is left out rather than empty. */
function unlessEmpty<T extends object>(member: string, value: T): Record<string, T> {
  return Object.keys(value).length === 0 ? {} : { [member]: value };
}

/** Values with their escapes decoded. */
function decodeValues(texts: Readonly<Record<string, string>>): Record<string, string> {
  return joined(
    grouped(Object.entries(texts).map(([key, value]) => [key, decodeText(value)])),
    (values) => values.join(","),
  );
}

/** `requestContext`, without a verdict. */
function requestContext({ api, stage, match, request, requestId, nowMs }: HttpVisit): Bag {
  const domainName = hostOf(request.headers);
  return {
    accountId: api.accountId,
    apiId: api.id,
    domainName,
    domainPrefix: domainName.split(".")[0] ?? "",
    http: {
      method: request.method,
      path: shownPath(request.path),
      protocol: "HTTP/1.1",
      sourceIp: request.sourceIp,
      userAgent: headerValue(request.headers, "user-agent") ?? "",
    },
    requestId,
    routeKey: match.route.routeKey,
    stage: stage.name,
    time: clfTime(nowMs),
    timeEpoch: nowMs,
  };
}

/** Members of both kinds of event. */
function common(visit: HttpVisit): Bag {
  const { stage, match, request } = visit;
  const query = joined(grouped(queryPairs(request.querystring)), (values) => values.join(","));
  return {
    version: "2.0",
    routeKey: match.route.routeKey,
    rawPath: shownPath(request.path),
    rawQueryString: request.querystring,
    ...unlessEmpty("cookies", cookiesOf(request.headers)),
    headers: shownHeaders(request.headers),
    ...unlessEmpty("queryStringParameters", query),
    // See `httpDecodedPath` in aws/api-gateway-behavior.ts.
    ...unlessEmpty("pathParameters", decodeValues(match.pathParameters)),
    ...unlessEmpty("stageVariables", stage.variables),
  };
}

/** The event of an integration. @param context `undefined` without an authorizer. */
export function integrationEvent(visit: HttpVisit, context: AuthorizerContext | undefined): Bag {
  const { headers, body } = visit.request;
  const isText = textual.test(headerValue(headers, "content-type") ?? "");
  const hasBody = body.length > 0;
  return {
    ...common(visit),
    requestContext: {
      ...requestContext(visit),
      ...(context === undefined ? {} : { authorizer: { lambda: context } }),
    },
    ...(hasBody ? { body: body.toString(isText ? "utf8" : "base64") } : {}),
    isBase64Encoded: hasBody && !isText,
  };
}

/** ARN of what a request wants to do, as policies name it. */
export function routeArn({ api, stage, request, match }: HttpVisit): string {
  const { method, path } = request;
  const [, pattern] = match.route.routeKey.split(" ");
  // The default route has neither method nor path.
  const what = pattern === undefined ? "$default" : `${method}${path}`;
  return `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage.name}/${what}`;
}

/** The event of an authorizer, without a body. @param identitySource Values, in the order of the sources. */
export function authorizerEvent(visit: HttpVisit, identitySource: readonly string[]): Bag {
  return {
    ...common(visit),
    type: "REQUEST",
    routeArn: routeArn(visit),
    identitySource,
    requestContext: requestContext(visit),
  };
}
