/**
 * Forms of properties that CloudFront accepts.
 *
 * @module
 */
import { cloudFrontReferencePage } from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";
import type { Form, FormFact } from "./form.ts";

const comment = { path: "comment", length: [0, 128] } as const;
const name = {
  path: "name",
  pattern: ["[A-Za-z0-9_-]{1,128}", "letters, digits, - and _"],
} as const;
const viewers = ["allow-all", "https-only", "redirect-to-https"] as const;
const keyed = "parametersInCacheKeyAndForwardedToOrigin";

export const policySelections = {
  about: "Ways in which a policy chooses cookies and query strings",
  value: ["none", "whitelist", "allExcept", "all"],
  ...cloudFrontReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

const selections = policySelections.value;

/** Ranges of TTLs are checked by rules about them. */
const behavior = (at: string): readonly Form[] => [
  { path: `${at}.viewerProtocolPolicy`, oneOf: viewers },
  {
    path: `${at}.lambdaFunctionAssociations[].eventType`,
    oneOf: ["viewer-request", "viewer-response", "origin-request", "origin-response"],
  },
  {
    path: `${at}.functionAssociations[].eventType`,
    oneOf: ["viewer-request", "viewer-response"],
  },
];

export const cloudFrontForms: FormFact = {
  about: "Forms of the properties of distributions and their policies",
  value: {
    "aws:cloudfront/cachePolicy:CachePolicy": [
      name,
      comment,
      { path: `${keyed}.headersConfig.headerBehavior`, oneOf: ["none", "whitelist"] },
      { path: `${keyed}.cookiesConfig.cookieBehavior`, oneOf: selections },
      { path: `${keyed}.queryStringsConfig.queryStringBehavior`, oneOf: selections },
    ],
    "aws:cloudfront/distribution:Distribution": [
      { path: "httpVersion", oneOf: ["http1.1", "http2", "http2and3", "http3"] },
      { path: "priceClass", oneOf: ["PriceClass_100", "PriceClass_200", "PriceClass_All"] },
      {
        path: "restrictions.geoRestriction.restrictionType",
        oneOf: ["none", "whitelist", "blacklist"],
      },
      {
        path: "viewerCertificate.minimumProtocolVersion",
        oneOf: [
          ...["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLSv1.2_2018", "TLSv1.2_2019"],
          ...["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"],
        ],
      },
      { path: "viewerCertificate.sslSupportMethod", oneOf: ["sni-only", "vip", "static-ip"] },
      {
        path: "origins[].customOriginConfig.originProtocolPolicy",
        oneOf: ["http-only", "https-only", "match-viewer"],
      },
      ...behavior("defaultCacheBehavior"),
      ...behavior("orderedCacheBehaviors[]"),
    ],
    "aws:cloudfront/function:Function": [
      { path: "name", pattern: ["[A-Za-z0-9_-]{1,64}", "letters, digits, - and _"] },
      { path: "runtime", oneOf: ["cloudfront-js-1.0", "cloudfront-js-2.0"] },
    ],
    "aws:cloudfront/originAccessControl:OriginAccessControl": [
      { path: "name", length: [1, 64] },
      { path: "description", length: [0, 256] },
      {
        path: "originAccessControlOriginType",
        oneOf: ["lambda", "mediapackagev2", "mediastore", "s3"],
      },
      { path: "signingBehavior", oneOf: ["always", "never", "no-override"] },
      { path: "signingProtocol", oneOf: ["sigv4"] },
    ],
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": [
      name,
      comment,
      {
        path: "headersConfig.headerBehavior",
        oneOf: ["none", "whitelist", "allViewer", "allViewerAndWhitelistCloudFront", "allExcept"],
      },
      { path: "cookiesConfig.cookieBehavior", oneOf: selections },
      { path: "queryStringsConfig.queryStringBehavior", oneOf: selections },
    ],
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": [
      name,
      comment,
      { path: "securityHeadersConfig.frameOptions.frameOption", oneOf: ["DENY", "SAMEORIGIN"] },
      {
        path: "securityHeadersConfig.referrerPolicy.referrerPolicy",
        oneOf: [
          ...["no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin"],
          ...["same-origin", "strict-origin", "strict-origin-when-cross-origin", "unsafe-url"],
        ],
      },
      {
        path: "securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec",
        range: [0, 2_147_483_647],
      },
      { path: "serverTimingHeadersConfig.samplingRate", range: [0, 100] },
    ],
    "aws:cloudfront/vpcOrigin:VpcOrigin": [
      {
        path: "vpcOriginEndpointConfig.originProtocolPolicy",
        oneOf: ["http-only", "https-only", "match-viewer"],
      },
    ],
  },
  ...cloudFrontReferencePage,
  certainty: "documented",
};
