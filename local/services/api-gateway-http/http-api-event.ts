/**
 * Events for integrations and for authorizers of an HTTP API; those of format 2.0 are made here.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import { clfTime } from "../api-gateway/clf-time.ts";
import type { Bag } from "../api-gateway/function-response.ts";
import { hostOf } from "../api-gateway/gateway.ts";
import type { PayloadFormat } from "../api-gateway/integration.ts";
import { decodeText, grouped, joined, queryPairs } from "../api-gateway/url-text.ts";
import { authorizerEvent1, integrationEvent1 } from "./http-api-event-1.ts";
import { type Authorized, type HttpVisit, isTextual, routeArn, shownPath } from "./http-visit.ts";

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

/** `requestContext.authorizer` in format 2.0: the members are named by the kind of authorizer. */
function shownAuthorizer(authorized: Authorized): Bag {
  switch (authorized.kind) {
    case "lambda":
      return { lambda: authorized.context };
    case "jwt":
      return { jwt: { claims: authorized.claims, scopes: authorized.scopes } };
    case "iam":
      return { iam: {} };
  }
}

/** `requestContext.authorizer` in format 1.0. */
function shownAuthorizer1(authorized: Authorized): Bag {
  switch (authorized.kind) {
    case "lambda":
      return {
        ...authorized.context,
        ...(authorized.principalId === undefined ? {} : { principalId: authorized.principalId }),
      };
    case "jwt":
      return { claims: authorized.claims, scopes: authorized.scopes };
    case "iam":
      return {};
  }
}

/** The event of an integration. @param authorized `undefined` without an authorizer. */
export function integrationEvent(
  visit: HttpVisit,
  authorized: Authorized | undefined,
  format: PayloadFormat = "2.0",
): Bag {
  return format === "1.0"
    ? integrationEvent1(visit, authorized && shownAuthorizer1(authorized))
    : integrationEvent2(visit, authorized && shownAuthorizer(authorized));
}

function integrationEvent2(visit: HttpVisit, authorizer: Bag | undefined): Bag {
  const { headers, body } = visit.request;
  const isText = isTextual(headers);
  const hasBody = body.length > 0;
  return {
    ...common(visit),
    requestContext: {
      ...requestContext(visit),
      ...(authorizer === undefined ? {} : { authorizer }),
    },
    ...(hasBody ? { body: body.toString(isText ? "utf8" : "base64") } : {}),
    isBase64Encoded: hasBody && !isText,
  };
}

/**
 * The event of an authorizer, without a body.
 *
 * @param identitySource Values, in the order of the sources.
 */
export function authorizerEvent(
  visit: HttpVisit,
  identitySource: readonly string[],
  format: PayloadFormat = "2.0",
): Bag {
  if (format === "1.0") {
    return authorizerEvent1(visit, identitySource);
  }
  return {
    ...common(visit),
    type: "REQUEST",
    routeArn: routeArn(visit),
    identitySource,
    requestContext: requestContext(visit),
  };
}
