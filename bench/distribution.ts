/**
 * A distribution of one origin in front of a web ACL, for servers of benchmarks.
 *
 * @module
 */
import type { CustomOrigin, Distribution } from "../local/services/cloudfront/model.ts";
import type { WebAcl } from "../local/services/waf/web-acl-model.ts";

const origin: CustomOrigin = {
  kind: "custom",
  id: "api",
  domainName: "api.example.com",
  path: "",
  customHeaders: [],
  connectionAttempts: 1,
  connectionTimeoutSeconds: 10,
  responseTimeoutSeconds: 30,
  protocolPolicy: "https-only",
  httpPort: 80,
  httpsPort: 443,
};

const behavior: Distribution["behaviors"][number] = {
  pathPattern: "*",
  targetOriginId: "api",
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: new Set(["GET", "HEAD"]),
  cachedMethods: new Set(["GET", "HEAD"]),
  compress: true,
  cachePolicy: {
    id: "policy",
    minTtlSeconds: 0,
    defaultTtlSeconds: 86_400,
    maxTtlSeconds: 31_536_000,
    headers: { kind: "none" },
    cookies: { kind: "none" },
    queryStrings: { kind: "none" },
    gzip: true,
    brotli: true,
  },
  originRequestPolicy: undefined,
  responseHeadersPolicy: undefined,
  functions: {},
};

/** Caches everything for a day, unless the origin says otherwise. */
export const distribution: Distribution = {
  id: "E2EXAMPLE",
  arn: "arn:aws:cloudfront::000000000000:distribution/E2EXAMPLE",
  domainName: "d111111abcdef8.cloudfront.net",
  aliases: [],
  defaultRootObject: "",
  origins: new Map([["api", origin]]),
  originGroups: new Map(),
  behaviors: [{ ...behavior, pathPattern: "/v1/*" }, { ...behavior, pathPattern: "/x" }, behavior],
  errorResponses: new Map(),
};

const rate = {
  kind: "rate",
  limit: 2_000_000_000,
  windowSeconds: 300,
  scopeDown: undefined,
} as const;
const block = { kind: "block", response: undefined } as const;
const token = {
  component: { kind: "single-header", name: "authorization" },
  transformations: [],
} as const;
/** As the web ACL of the program: two rates, by address and by token. */
export const acl: WebAcl = {
  arn: "arn",
  labelPrefix: "",
  rules: [
    { name: "address", statement: { ...rate, key: [{ kind: "ip" }] }, action: block, labels: [] },
    {
      name: "token",
      statement: { ...rate, key: [{ kind: "text", source: token }] },
      action: block,
      labels: [],
    },
  ],
  defaultAction: { kind: "allow" },
  bodyBytes: 16_384,
};
