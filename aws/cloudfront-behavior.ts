/**
 * How CloudFront handles requests and responses where its documentation leaves it open.
 *
 * @module
 */
import {
  badGatewayPage,
  cacheBehaviorPage,
  cloudFrontHeadersPage,
  cloudFrontQuotasPage,
  customOriginPage,
  errorPagesPage,
  failoverPage,
  originHeadersPage,
  responseHeadersPoliciesPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const processingOrder: Fact<string> = {
  about: "The order in which CloudFront processes a request",
  value:
    "Limits, host, country, web ACL, behavior, method, protocol, signature, viewer-request, cache, origin, error page, compression, response headers policy, viewer-response, conditions and ranges.",
  ...customOriginPage,
  certainty: "inferred",
  note: "Each stage is documented; its place is not. The default root object is set before a behavior is chosen.",
};

export const corsWildcardWithCredentials: Fact<string> = {
  about: "A wildcard in a CORS configuration that allows credentials",
  value: "CloudFront refuses `*` as an origin, a header or a method (`ALL`).",
  ...responseHeadersPoliciesPage,
  certainty: "memory",
};

export const corsOverrideWithoutMatch: Fact<string> = {
  about:
    "CORS headers of an origin if the policy overrides and does not allow the requesting origin",
  value: "They are removed all the same.",
  ...responseHeadersPoliciesPage,
  certainty: "inferred",
};

export const corsVary: Fact<string> = {
  about: "Vary of a response whose CORS headers depend on Origin",
  value: "It names Origin.",
  ...responseHeadersPoliciesPage,
  certainty: "inferred",
  note: "As the Fetch standard requires of servers.",
};

export const corsPortWithoutScheme: Fact<string> = {
  about: "Ports that an allowed origin without a scheme and without a port admits",
  value: "Any, with and without a wildcard in the domain.",
  ...responseHeadersPoliciesPage,
  certainty: "inferred",
  note: "The table of the page has https://test.example.org:123 as an origin that *.example.org admits.",
};

export const policyOnBlocked: Fact<string> = {
  about: "Response headers policies and requests that a web ACL blocks",
  value: "No policy applies, since no behavior has been chosen.",
  ...responseHeadersPoliciesPage,
  certainty: "inferred",
};

export const urlLength: Fact<string> = {
  about: "The URL whose length is limited",
  value: "It is the path and the query string, without scheme and host.",
  ...cloudFrontQuotasPage,
  certainty: "inferred",
};

export const headWithBody: Fact<string> = {
  about: "A HEAD request with a body",
  value: "It is refused like a GET request with a body.",
  ...customOriginPage,
  certainty: "inferred",
};

export const encodedDots: Fact<string> = {
  about: "Percent-encoded dots in a path",
  value: "They are dot segments when a behavior is chosen, and are decoded once.",
  ...cacheBehaviorPage,
  certainty: "inferred",
};

export const keptWithoutPolicy: Fact<string> = {
  about: "Headers that reach the origin without being named",
  value:
    "The table of legacy settings holds under a cache policy without an origin request policy.",
  ...customOriginPage,
  certainty: "inferred",
};

export const failedConnections: Fact<string> = {
  about: "Faults that count as a failed connection for an origin group",
  value:
    "Names that do not resolve and failed TLS handshakes count as 503, a response that cannot be read as 502.",
  ...failoverPage,
  certainty: "inferred",
};

export const failoverOnOriginStatus: Fact<string> = {
  about: "The status that an origin group evaluates",
  value:
    "It is the origin's, not that of an origin-response function; failures of functions never count.",
  ...failoverPage,
  certainty: "inferred",
};

export const refusedConnection: Fact<string> = {
  about: "The status of a connection that the origin refuses",
  value: "502.",
  ...badGatewayPage,
  certainty: "memory",
  note: "The page names DNS and TLS failures; the page about 504 names time-outs.",
};

export const errorPageEvents: Fact<string> = {
  about: "Edge functions and a custom error page",
  value: "viewer-response does not run on it.",
  ...errorPagesPage,
  certainty: "inferred",
};

export const deviceDetection: Fact<string> = {
  about: "How CloudFront detects the device of a viewer",
  value: "The local runtime looks for words in User-Agent; the tables of AWS are not published.",
  ...cloudFrontHeadersPage,
  certainty: "inferred",
};

export const headerOrderOfRepeated: Fact<string> = {
  about: "Repeated names in CloudFront-Viewer-Header-Order",
  value: "A name has the place of its first appearance.",
  ...cloudFrontHeadersPage,
  certainty: "inferred",
};

export const countryNames: Fact<string> = {
  about: "CloudFront-Viewer-Country-Name",
  value: "English names of CLDR; the names that AWS uses are not published.",
  ...cloudFrontHeadersPage,
  certainty: "inferred",
};

export const authorizationInOriginRequestPolicy: Fact<string> = {
  about: "Authorization by name in an origin request policy",
  value: "CloudFront refuses it.",
  ...originHeadersPage,
  certainty: "conflict",
  note: "The page lists it as possible; deployments report InvalidArgument (aws-cdk issue 13408). The refusal is planned for.",
};
