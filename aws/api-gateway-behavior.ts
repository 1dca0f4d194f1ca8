/**
 * How API Gateway behaves where its documentation leaves it open.
 *
 * @module
 */
import {
  apiDomainTlsPage,
  apiMetricsPage,
  gatewayResponsesPage,
  httpLambdaPage,
  httpQuotasPage,
  httpRoutesPage,
  httpThrottlePage,
  restProxyPage,
} from "./api-gateway-pages.ts";
import type { Fact } from "./fact.ts";

export const httpApiOrder: Fact<string> = {
  about: "The order in which an HTTP API processes a request",
  value: "Limits, preflight, route, throttle, authorizer, function.",
  ...httpRoutesPage,
  certainty: "inferred",
};

export const restApiOrder: Fact<string> = {
  about: "The order in which a private REST API processes a request",
  value: "Limits, stage, policy, resource, method, throttle, function.",
  ...restProxyPage,
  certainty: "inferred",
};

export const httpOverLimit: Fact<string> = {
  about: "Responses of an HTTP API to requests beyond a limit",
  value: "431 for headers, 413 for a body.",
  ...httpQuotasPage,
  certainty: "memory",
};

export const httpLateFunction: Fact<string> = {
  about: "The response of an HTTP API to a function that is late",
  value: "503; a REST API returns 504.",
  ...httpLambdaPage,
  certainty: "memory",
};

export const httpThrottledFunction: Fact<string> = {
  about: "The response of an HTTP API to a function that Lambda throttles",
  value: "503.",
  ...httpLambdaPage,
  certainty: "inferred",
};

export const httpUnreachable: Fact<string> = {
  about: "The response of an HTTP API whose HTTP backend cannot be reached",
  value: "503.",
  ...httpRoutesPage,
  certainty: "memory",
};

export const restThrottledFunction: Fact<string> = {
  about: "The response of a REST API to a function that Lambda throttles",
  value: "500 with the message Internal server error.",
  ...gatewayResponsesPage,
  certainty: "inferred",
  note: "The page states the message.",
};

export const restErrorWords: Fact<string> = {
  about: "Messages and error types of a REST API's own responses",
  value: "Those that the local runtime sends; the statuses are documented.",
  ...gatewayResponsesPage,
  certainty: "memory",
};

export const restIdentity: Fact<string> = {
  about: "requestContext.identity of a request without a signature",
  value: "All members are present and mostly null.",
  ...restProxyPage,
  certainty: "memory",
};

export const restDecodedQuery: Fact<string> = {
  about: "Query parameters of a REST API's event",
  value: "They are decoded.",
  ...restProxyPage,
  certainty: "memory",
  note: "Examples show it.",
};

export const httpDecodedPath: Fact<string> = {
  about: "pathParameters of an HTTP API's event",
  value: "They are decoded after the path was matched.",
  ...httpLambdaPage,
  certainty: "inferred",
};

export const httpMissingType: Fact<string> = {
  about: "A function's response without a content type",
  value: "It is text/plain.",
  ...httpLambdaPage,
  certainty: "memory",
};

export const interimStatus: Fact<string> = {
  about: "A function's response with a status from 100 to 199",
  value: "It is a malformed response: 502 in a REST API, 500 in an HTTP API.",
  ...httpLambdaPage,
  certainty: "inferred",
  note: "Such a status ends no request (RFC 9110 section 15.2): passed on, it would leave the client waiting.",
};

export const httpTrailingSlash: Fact<string> = {
  about: "A slash at the end of a path",
  value: "It makes no difference to the route.",
  ...httpRoutesPage,
  certainty: "inferred",
};

export const httpRouteOrder: Fact<string> = {
  about: "Routes that differ in one segment",
  value: "Text comes before a variable, segment by segment.",
  ...httpRoutesPage,
  certainty: "inferred",
  note: "The page states that full matches come before greedy variables, and those before $default.",
};

export const httpThrottlePerRoute: Fact<string> = {
  about: "The throttle of a stage",
  value: "It holds for each route by itself.",
  ...httpThrottlePage,
  certainty: "inferred",
};

export const httpRouteLimitsReplace: Fact<string> = {
  about: "Limits that a route declares",
  value: "They replace those of the stage, and what is left out is 0.",
  ...httpThrottlePage,
  certainty: "memory",
  note: "The provider sends 0.",
};

export const httpPort: Fact<string> = {
  about: "Port 80 of an API",
  value: "It is closed.",
  ...apiDomainTlsPage,
  certainty: "inferred",
};

export const httpErrorRate: Fact<string> = {
  about: "The average of the metric 5xx of an HTTP API",
  value: "It is the share of requests, as documented for REST APIs.",
  ...apiMetricsPage,
  certainty: "inferred",
};

export const domainPolicyNames: Fact<string> = {
  about: "Names of the newer security policies of custom domains",
  value: "They begin with SecurityPolicy_ and the oldest TLS version.",
  ...apiDomainTlsPage,
  certainty: "memory",
};

export const headAtApi: Fact<string> = {
  about: "A response with a body to a HEAD request",
  value: "API Gateway removes the body and keeps its length.",
  ...httpLambdaPage,
  certainty: "inferred",
};
