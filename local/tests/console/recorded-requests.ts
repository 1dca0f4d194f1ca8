/**
 * Records of requests, one with every kind of stage.
 *
 * @module
 */
import type { RequestRecord, RequestSummary } from "../../trace/request-record.ts";

/** Base of the times below. Milliseconds since the epoch. */
export const recordedMs = Date.UTC(2026, 10, 28, 15, 4, 5);

/** A summary; what is not given is that of a hit. */
export function summary(id: string, given: Partial<RequestSummary> = {}): RequestSummary {
  return {
    id,
    startedMs: recordedMs,
    durationMs: 1.4,
    endpoint: "facade-distribution",
    method: "GET",
    url: "/rugby_data.json",
    host: "127.0.0.1:8080",
    clientIp: "203.0.113.7",
    place: { country: "NZ", city: "Auckland" },
    status: 200,
    cache: "Hit",
    functions: [],
    ...given,
  };
}

/** A request that was routed to a Region, after a failover. */
export const routed: RequestRecord = {
  ...summary("routed", {
    url: "/v1/leagues?week=11",
    durationMs: 48.2,
    cache: "Miss",
    functions: ["touchline-dev-geo-router", "touchline-dev-api-handler"],
    region: "eu-central-1",
  }),
  request: {
    headers: [
      ["Host", "127.0.0.1:8080"],
      ["Accept", "application/json"],
      ["Authorization", "Bearer ***"],
      ["x-local-viewer", "NZ"],
    ],
    body: { sizeBytes: 0, truncated: false },
  },
  response: {
    headers: [
      ["Content-Type", "application/json"],
      ["X-Cache", "Miss from cloudfront"],
      ["x-served-by", "eu-central-1; attempt=2"],
    ],
    body: { sizeBytes: 27, text: '{"leagues":[{"id":"slate"}]}', truncated: false },
  },
  stages: [
    {
      kind: "firewall",
      startMs: 0.1,
      durationMs: 0.2,
      verdict: "pass",
      rules: [
        {
          name: "per-address",
          action: "block",
          matched: false,
          rate: { count: 12, limit: 2000, windowSeconds: 300, key: "203.0.113.7" },
          why: "12 requests of 203.0.113.7 in 5 min are not above 2,000",
        },
        {
          name: "known-bad-paths",
          action: "block",
          matched: false,
          why: "the path does not begin with /wp-",
        },
      ],
    },
    {
      kind: "behavior",
      startMs: 0.4,
      durationMs: 0,
      pathPattern: "/v1/*",
      origin: "api",
      passedOver: [
        { pathPattern: "/rugby_data.json", why: "/v1/leagues is another path" },
        { pathPattern: "/v1/me", why: "/v1/leagues is another path" },
      ],
    },
    {
      kind: "cache",
      startMs: 0.5,
      durationMs: 0.1,
      verdict: "miss",
      key: [
        { part: "path", value: "/v1/leagues", from: "always" },
        { part: "query week", value: "11", from: "cache policy, query strings" },
        { part: "Accept-Encoding", value: "br", from: "cache policy, compression" },
      ],
      words: "nothing is stored under this key",
    },
    {
      kind: "function",
      startMs: 0.8,
      durationMs: 21.5,
      name: "touchline-dev-geo-router",
      arn: "arn:aws:lambda:us-east-1:000000000000:function:touchline-dev-geo-router:1",
      runtime: "lambda",
      eventType: "origin-request",
      region: "us-east-1",
      start: "cold",
      outcome: "ok",
      event: { Records: [{ cf: { request: { uri: "/v1/leagues" } } }] },
      result: { uri: "/v1/leagues" },
      changes: [
        {
          path: "origin.custom.domainName",
          before: "ww4trr2gwa.execute-api.eu-west-1.amazonaws.com",
          after: "fo08wce7bw.execute-api.eu-central-1.amazonaws.com",
        },
        { path: "headers.x-viewer-country", after: "NZ" },
        { path: "headers.x-debug", before: "1" },
      ],
      logs: ['{"level":"info","message":"routed","region":"eu-central-1"}'],
    },
    {
      kind: "origin",
      startMs: 22.6,
      durationMs: 3.1,
      id: "api-primary",
      attempt: 1,
      method: "GET",
      host: "ww4trr2gwa.execute-api.eu-west-1.amazonaws.com",
      path: "/v1/leagues",
      error: "the Region refuses connections",
      why: "the origin of the behavior",
    },
    {
      kind: "origin",
      startMs: 25.9,
      durationMs: 21.7,
      id: "api-secondary",
      attempt: 2,
      method: "GET",
      host: "fo08wce7bw.execute-api.eu-central-1.amazonaws.com",
      path: "/v1/leagues",
      status: 200,
      why: "failover: the first origin did not connect",
    },
    {
      kind: "api",
      startMs: 26.3,
      durationMs: 20.9,
      name: "api-eu-central-1-http",
      type: "http",
      region: "eu-central-1",
      stage: "$default",
      route: "$default",
      authorizer: { name: "origin-verify", verdict: "authorized" },
      status: 200,
    },
    {
      kind: "function",
      startMs: 27,
      durationMs: 19.4,
      name: "touchline-dev-api-handler",
      arn: "arn:aws:lambda:eu-central-1:000000000000:function:touchline-dev-api-handler:1",
      runtime: "lambda",
      eventType: "invoke",
      region: "eu-central-1",
      start: "warm",
      outcome: "ok",
      event: { rawPath: "/v1/leagues" },
      result: { statusCode: 200 },
      changes: [],
      logs: [],
    },
    {
      kind: "store",
      startMs: 47.8,
      durationMs: 0.1,
      stored: true,
      words: "s-maxage=10, at most 31536000 of the cache policy: fresh for 10 s",
      ttlSeconds: 10,
    },
  ],
};

/** A few requests as a list shows them, newest first. */
export const recorded: readonly RequestSummary[] = [
  routed,
  summary("hit"),
  summary("page", { url: "/assets/page.js", cache: "RefreshHit", functions: ["missing-page"] }),
  summary("blocked", {
    status: 403,
    cache: "Error",
    url: "/v1/teams/otters",
    clientIp: "203.0.113.9",
  }),
  summary("failed", {
    status: 502,
    cache: "Error",
    method: "POST",
    url: "/v1/reports",
    durationMs: 31_000,
  }),
  summary("api", {
    endpoint: "api-eu-west-1-http",
    cache: "",
    url: "/v1/health",
    region: "eu-west-1",
  }),
];
