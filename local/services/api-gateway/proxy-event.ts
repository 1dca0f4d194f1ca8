/**
 * What the events of format 1.0 have in common: those of REST APIs, and those of HTTP APIs that ask for them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import { clfTime } from "./clf-time.ts";
import type { Bag } from "./function-response.ts";
import { type GatewayRequest, hostOf } from "./gateway.ts";
import { decodeText, grouped, joined, queryPairs } from "./url-text.ts";

/** What a proxy event is made of. */
export interface ProxyParts {
  /** The path of the resource or route, with its variables. */
  readonly resource: string;
  /** With the headers that the gateway adds. */
  readonly request: GatewayRequest;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly requestContext: Bag;
}

/** The last of several values, where only one can be shown. */
function last(values: readonly string[]): string {
  return values.at(-1) ?? "";
}

/** What has no members reads `null`. */
function orNull<T extends object>(value: T): T | null {
  return Object.keys(value).length === 0 ? null : value;
}

/** Header lines by name in the casing of the wire. */
function headerLines(headers: HeaderMap): Readonly<Record<string, readonly string[]>> {
  const pairs = Object.values(headers).flatMap((lines) =>
    // Lines of one name may differ in casing; the first casing is used for all.
    lines.map(({ value }): [string, string] => [lines[0]?.key ?? "", value]),
  );
  return grouped(pairs);
}

/** The members that integrations and authorizers of type REQUEST get. The path keeps its escapes. */
export function proxyMembers(parts: ProxyParts): Bag {
  const { resource, request, pathParameters, stageVariables, requestContext } = parts;
  const query = grouped(queryPairs(request.querystring));
  const headers = headerLines(request.headers);
  const parameters = Object.entries(pathParameters).map(
    ([name, value]) => [name, decodeText(value)] as const,
  );
  return {
    resource,
    path: request.path,
    httpMethod: request.method,
    headers: joined(headers, last),
    multiValueHeaders: headers,
    queryStringParameters: orNull(joined(query, last)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(joined(grouped(parameters), last)),
    stageVariables: orNull(stageVariables),
    requestContext,
  };
}

/** The body of an event. @param isBinary Whether it comes as base64. */
export function eventBody(body: Buffer, isBinary: boolean): Bag {
  const hasBody = body.length > 0;
  return {
    body: hasBody ? body.toString(isBinary ? "base64" : "utf8") : null,
    isBase64Encoded: hasBody && isBinary,
  };
}

/** The caller of an unsigned request: `restIdentity` in aws/. */
export function unsignedIdentity({ sourceIp, headers }: GatewayRequest): Bag {
  return {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp,
    user: null,
    userAgent: headerValue(headers, "user-agent") ?? null,
    userArn: null,
  };
}

/** The members of `requestContext` that name the host, the request and its time. */
export function arrivalContext(request: GatewayRequest, nowMs: number): Bag {
  const domainName = hostOf(request.headers);
  return {
    domainName,
    domainPrefix: domainName.split(".")[0] ?? "",
    httpMethod: request.method,
    protocol: "HTTP/1.1",
    requestTime: clfTime(nowMs),
    requestTimeEpoch: nowMs,
  };
}
