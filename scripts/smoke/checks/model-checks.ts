/**
 * What the local runtime assumes of AWS without a source that states it, as far as the facade shows it.
 *
 * A check names the facts of `aws/` that it observes. On AWS, what it finds corrects the model; it is not a fault of the
 * stack.
 *
 * @module
 */
import {
  headAtApi,
  httpApiOrder,
  httpOverLimit,
  httpPort,
} from "../../../aws/api-gateway-behavior.ts";
import {
  encodedDots,
  headWithBody,
  processingOrder,
  urlLength,
} from "../../../aws/cloudfront-behavior.ts";
import {
  acceptEncodingWeights,
  compressedHeaders,
  conditionsFromCache,
} from "../../../aws/cloudfront-cache-behavior.ts";
import { headAtEdge } from "../../../aws/edge-behavior.ts";
import { listForNotFound } from "../../../aws/s3-behavior.ts";
import { type Check, verdictOf } from "../check.ts";
import { askUntilHit, faultsOf, type Step, stepsCheck } from "../expectation.ts";

const raw = "/rugby_data.json";

/** Bytes of the path and query string of a URL, at most. */
const maxUrl = 8_192;
const longPath = (length: number) => `${raw}?x=`.padEnd(length, "a");

export const modelChecks: readonly Check[] = [
  stepsCheck({
    name: "url-length",
    promise: "limits path and query string, without scheme and host, to 8,192 bytes",
    facts: { urlLength },
    steps: [
      { path: longPath(maxUrl), expect: { status: 200 } },
      { path: longPath(maxUrl + 1), expect: { status: 414 } },
    ],
  }),
  stepsCheck({
    name: "limits-first",
    promise: "refuses a long URL before it looks at the host and at the body",
    facts: { processingOrder },
    steps: [
      {
        path: longPath(maxUrl + 1),
        headers: { host: "evil.example" },
        expect: { status: 414 },
      },
      {
        path: longPath(maxUrl + 1),
        headers: { "content-length": "4" },
        body: "body",
        expect: { status: 414 },
      },
    ],
  }),
  stepsCheck({
    name: "head-with-body",
    promise: "returns 403 for a HEAD request with a body, as for a GET request with one",
    facts: { headWithBody },
    steps: ["GET", "HEAD"].map(
      (method): Step => ({
        path: raw,
        method,
        headers: { "content-length": "4" },
        body: "body",
        expect: { status: 403 },
      }),
    ),
  }),
  stepsCheck({
    name: "encoded-dots",
    promise:
      "counts encoded dots as dot segments when it chooses a behavior: the bucket of the season answers",
    facts: { encodedDots, listForNotFound },
    steps: ["/x/../rugby_data.json", "/x/%2e%2e/rugby_data.json"].map(
      (path): Step => ({ path, expect: { status: 403 } }),
    ),
  }),
  stepsCheck({
    name: "coding-weights",
    promise: "does not use a coding with a weight of 0, and none for *",
    facts: { acceptEncodingWeights },
    steps: [
      ["br;q=0, gzip", "gzip"],
      ["gzip;q=0", null],
      ["*", null],
    ].map(
      ([coding, wanted]): Step => ({
        path: raw,
        headers: { "accept-encoding": coding ?? "" },
        expect: { status: 200, headers: { "content-encoding": wanted ?? null } },
      }),
    ),
  }),
  stepsCheck({
    name: "compressed-headers",
    promise: "names Accept-Encoding in Vary of a compressed response, and sends no Content-Length",
    facts: { compressedHeaders },
    steps: [
      {
        path: raw,
        headers: { "accept-encoding": "gzip" },
        expect: {
          headers: {
            "content-encoding": "gzip",
            vary: /accept-encoding/i,
            "content-length": null,
            "transfer-encoding": "chunked",
          },
        },
      },
    ],
  }),
  {
    name: "conditions-on-copies",
    promise: "evaluates If-Match and If-Unmodified-Since against its copy",
    facts: { conditionsFromCache },
    async run(session) {
      await askUntilHit(session, raw);
      const faults: string[] = [];
      for (const headers of [
        { "if-match": '"another"' },
        { "if-unmodified-since": "Sat, 01 Jan 2000 00:00:00 GMT" },
      ]) {
        const answer = await session.ask(raw, { headers });
        faults.push(...faultsOf({ path: raw }, answer, { status: 412 }));
      }
      return verdictOf(faults);
    },
  },
  stepsCheck({
    name: "head-of-edge",
    promise: "sends no body for HEAD where an edge function generates the response",
    facts: { headAtEdge },
    steps: ["?tables=last", "?tables=current"].map(
      (query): Step => ({
        path: raw + query,
        method: "HEAD",
        expect: { status: query === "?tables=last" ? 400 : 200, length: 0 },
      }),
    ),
  }),
  {
    name: "head-of-api",
    promise: "keeps the length of the body for HEAD on the API",
    facts: { headAtApi },
    async run(session) {
      const path = "/v1/openapi.json";
      const get = await session.ask(path);
      const head = await session.ask(path, { method: "HEAD" });
      return verdictOf(
        faultsOf({ path, method: "HEAD" }, head, {
          status: 200,
          headers: { "content-length": String(get.bytes.length) },
          length: 0,
        }),
      );
    },
  },
  {
    name: "api-port-80",
    promise: "has port 80 of the APIs closed",
    needs: ["outputs", "https"],
    facts: { httpPort },
    async run(session) {
      const faults: string[] = [];
      for (const { hostname } of Object.values(session.outputs?.endpoints ?? {})) {
        if (await session.acceptsPlainHttp(hostname)) {
          faults.push(`${hostname}: port 80 is open`);
        }
      }
      return verdictOf(faults);
    },
  },
  {
    name: "api-limits-first",
    promise: "returns 431 for long headers at an API before it looks for a token",
    needs: ["outputs"],
    facts: { httpOverLimit, httpApiOrder },
    async run(session) {
      const [url] = Object.values(session.outputs?.endpoints ?? {});
      const target = new URL("/v1/leagues", url);
      const answer = await session.askDirectly(target, {
        headers: { "x-long": "a".repeat(12_000) },
      });
      return verdictOf(faultsOf({ path: target.href }, answer, { status: 431 }));
    },
  },
];
