/**
 * Events of Lambda proxy integrations of a REST API, format 1.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import { clfTime } from "../api-gateway/clf-time.ts";
import { type GatewayRequest, hostOf } from "../api-gateway/gateway.ts";
import { decodeText, grouped, joined, queryPairs } from "../api-gateway/url-text.ts";
import type { RestApi, RestResource, RestStage } from "./rest-api.ts";

/** One request on its way through a private API. */
export interface RestVisit {
  readonly api: RestApi;
  readonly stage: RestStage;
  readonly resource: RestResource;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** With the headers the gateway adds, and the path without the stage. */
  readonly request: GatewayRequest;
  /** `x-amzn-requestid`. */
  readonly requestId: string;
  /** `x-amz-apigw-id`. */
  readonly extendedRequestId: string;
  /** The endpoint it came through, and its network. */
  readonly endpoint: { readonly id: string; readonly vpcId: string };
  /** When it arrived, milliseconds since the epoch. */
  readonly nowMs: number;
}

type Bag = Readonly<Record<string, unknown>>;

/** The last of several counts, where only one can be shown. */
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

/** The unsigned caller: `restIdentity` in aws/. */
function identity({ request, endpoint }: RestVisit): Bag {
  return {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.sourceIp,
    user: null,
    userAgent: headerValue(request.headers, "user-agent") ?? null,
    userArn: null,
    vpcId: endpoint.vpcId,
    vpceId: endpoint.id,
  };
}

/** `requestContext`. */
function requestContext(visit: RestVisit): Bag {
  const { api, stage, resource, request, nowMs } = visit;
  const domainName = hostOf(request.headers);
  return {
    accountId: api.accountId,
    apiId: api.id,
    domainName,
    domainPrefix: domainName.split(".")[0] ?? "",
    extendedRequestId: visit.extendedRequestId,
    httpMethod: request.method,
    identity: identity(visit),
    path: `/${stage.name}${request.path}`,
    protocol: "HTTP/1.1",
    requestId: visit.requestId,
    requestTime: clfTime(nowMs),
    requestTimeEpoch: nowMs,
    resourceId: resource.id,
    resourcePath: resource.path,
    stage: stage.name,
  };
}

/** The event of a function. Unlike an HTTP API's, its path keeps its escapes. */
export function proxyEvent(visit: RestVisit): Bag {
  const { stage, resource, request, pathParameters } = visit;
  const query = grouped(queryPairs(request.querystring));
  const headers = headerLines(request.headers);
  const parameters = grouped(
    Object.entries(pathParameters).map(([name, value]) => [name, decodeText(value)]),
  );
  return {
    resource: resource.path,
    path: request.path,
    httpMethod: request.method,
    headers: joined(headers, last),
    multiValueHeaders: headers,
    queryStringParameters: orNull(joined(query, last)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(joined(parameters, last)),
    stageVariables: orNull(stage.variables),
    requestContext: requestContext(visit),
    body: request.body.length === 0 ? null : request.body.toString("utf8"),
    // True for media types that an API declares binary; none are, here.
    isBase64Encoded: false,
  };
}
