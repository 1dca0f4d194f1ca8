/**
 * A cache hit behind a front: `none` has no recorder, `idle` one that nobody reads, `read` one that somebody does. Prints
 * its port on the first line, and tells below `/__local/` what time it has used of a processor.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import process from "node:process";
import { emptyHeaders, headersFromRaw } from "../../local/http/header-map.ts";
import type { Message } from "../../local/http/message.ts";
import { createFront } from "../../local/server/front.ts";
import type { CustomOrigin, Distribution } from "../../local/services/cloudfront/model.ts";
import { createEdge } from "../../local/services/cloudfront/pipeline.ts";
import { createFirewall } from "../../local/services/waf/web-acl-evaluation.ts";
import type { WebAcl } from "../../local/services/waf/web-acl-model.ts";
import { processTimer } from "../../local/timer.ts";
import { EventHub } from "../../local/trace/event-hub.ts";
import { Recorder } from "../../local/trace/recorder.ts";

const mode = process.argv[2];

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

const distribution: Distribution = {
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

/** As the web ACL of the program: two rates, by address and by token. */
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
const acl: WebAcl = {
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

const body = Buffer.from(JSON.stringify({ season: "x".repeat(2_000) }));
const message: Message = {
  status: 200,
  statusDescription: "OK",
  headers: Object.assign(
    emptyHeaders(),
    headersFromRaw(["Content-Type", "application/json", "Content-Length", String(body.length)]),
  ),
  body,
};

const nowMs = Date.now;
const hub = new EventHub(processTimer);
const recorder = mode === "none" ? undefined : new Recorder({ hub, nowMs, randomBytes });
if (mode === "read") {
  hub.subscribe({ write: () => true, end: () => undefined, writableLength: 0 });
}
const observe = recorder?.observe;
const edge = createEdge(distribution, {
  nowMs,
  randomBytes,
  log: ({ cause }) => process.stderr.write(`${cause}\n`),
  fetchOrigin: async () => message,
  invoke: async () => ({ kind: "throttled" }),
  firewall: createFirewall(acl, { nowMs, random: Math.random, observe }),
  observe,
});
const front = createFront(edge, {
  nowMs,
  randomBytes,
  recorder,
  controls: () => ({
    status: 200,
    contentType: "application/json",
    body: JSON.stringify(process.cpuUsage()),
  }),
  log: (text, cause) => process.stderr.write(`${text} ${cause}\n`),
});
process.stdout.write(`${await front.listen(0)}\n`);
