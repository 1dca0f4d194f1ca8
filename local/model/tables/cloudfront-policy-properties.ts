/**
 * What becomes of every property of the policies of a behavior, and of an origin access control.
 *
 * @module
 */
import { foreign, inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation only");

/** Type `aws:cloudfront/cachePolicy:CachePolicy`. */
export const cachePolicyTable: PropertyTable = {
  comment: label,
  defaultTtl: read,
  maxTtl: read,
  minTtl: read,
  name: label,
  parametersInCacheKeyAndForwardedToOrigin: nested({
    cookiesConfig: nested({ cookieBehavior: read, cookies: nested({ items: read }) }),
    enableAcceptEncodingBrotli: read,
    enableAcceptEncodingGzip: read,
    headersConfig: nested({ headerBehavior: read, headers: nested({ items: read }) }),
    queryStringsConfig: nested({
      queryStringBehavior: read,
      queryStrings: nested({ items: read }),
    }),
  }),
};

/** Type `aws:cloudfront/originRequestPolicy:OriginRequestPolicy`. */
export const originRequestPolicyTable: PropertyTable = {
  comment: label,
  cookiesConfig: nested({ cookieBehavior: read, cookies: nested({ items: read }) }),
  headersConfig: nested({ headerBehavior: read, headers: nested({ items: read }) }),
  name: label,
  queryStringsConfig: nested({ queryStringBehavior: read, queryStrings: nested({ items: read }) }),
};

/** Type `aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy`. */
export const responseHeadersPolicyTable: PropertyTable = {
  comment: label,
  corsConfig: nested({
    accessControlAllowCredentials: read,
    accessControlAllowHeaders: nested({ items: read }),
    accessControlAllowMethods: nested({ items: read }),
    accessControlAllowOrigins: nested({ items: read }),
    accessControlExposeHeaders: nested({ items: read }),
    accessControlMaxAgeSec: read,
    originOverride: read,
  }),
  customHeadersConfig: nested({ items: nested({ header: read, override: read, value: read }) }),
  name: label,
  removeHeadersConfig: nested({ items: nested({ header: read }) }),
  securityHeadersConfig: nested({
    contentSecurityPolicy: nested({ contentSecurityPolicy: read, override: read }),
    contentTypeOptions: nested({ override: read }),
    frameOptions: nested({ frameOption: read, override: read }),
    referrerPolicy: nested({ override: read, referrerPolicy: read }),
    strictTransportSecurity: nested({
      accessControlMaxAgeSec: read,
      includeSubdomains: read,
      override: read,
      preload: read,
    }),
    xssProtection: nested({ modeBlock: read, override: read, protection: read, reportUri: read }),
  }),
  serverTimingHeadersConfig: nested({
    enabled: unsimulated("no Server-Timing header is added", false),
    samplingRate: inert("read with enabled"),
  }),
};

/** Type `aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy`. */
export const continuousDeploymentPolicyTable: PropertyTable = {
  enabled: read,
  stagingDistributionDnsNames: nested({ items: read, quantity: read }),
  trafficConfig: nested({
    singleHeaderConfig: nested({ header: read, value: read }),
    singleWeightConfig: nested({
      sessionStickinessConfig: nested({ idleTtl: read, maximumTtl: read }),
      weight: read,
    }),
    type: read,
  }),
};

/** Type `aws:cloudfront/originAccessControl:OriginAccessControl`. */
export const originAccessControlTable: PropertyTable = {
  description: label,
  name: label,
  originAccessControlOriginType: foreign(
    'must be "s3" or "lambda": signed requests to other origins are not simulated',
    "s3",
    "lambda",
  ),
  // Read as well: "never" leaves requests unsigned.
  signingBehavior: unsimulated(
    "every request is signed, including one with the viewer's Authorization",
    "always",
    "never",
  ),
  signingProtocol: inert("sigv4 is the only value"),
};
