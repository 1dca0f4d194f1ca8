/**
 * First responses and hits agree: over generated origin responses, behaviors and requests.
 *
 * A hit is compared with what the same request gets from an edge that has nothing stored.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Message } from "../../../http/message.ts";
import type { EdgeResponse } from "../../../services/cloudfront/edge.ts";
import type { Behavior, ResponseHeadersPolicy } from "../../../services/cloudfront/model.ts";
import { changingRanges, forwardsCookies } from "./changing-origin.ts";
import {
  behavior,
  cachePolicy,
  header,
  headerLines,
  messageOf,
  requestOf,
  startMs,
} from "./edge-fixtures.ts";

/** Header lines, of which a run has some. */
function someOf(...lines: readonly (readonly [string, string])[]): fc.Arbitrary<string[]> {
  return fc.subarray([...lines]).map((chosen) => chosen.flat());
}

/** One of some alternatives of a header, or none. */
function oneOf(name: string, ...values: readonly string[]): fc.Arbitrary<string[]> {
  return fc
    .option(fc.constantFrom(...values), { nil: undefined })
    .map((value) => (value === undefined ? [] : [name, value]));
}

/** Several lists as one. */
function joined(...parts: readonly fc.Arbitrary<string[]>[]): fc.Arbitrary<string[]> {
  return fc.tuple(...parts).map((lists) => lists.flat());
}

const originHeaders = joined(
  fc.constant(["Cache-Control", "max-age=60"]),
  oneOf("Age", "0", "30", "not a number"),
  oneOf("Date", "Sat, 03 Jan 2026 11:00:00 GMT"),
  oneOf("ETag", '"a"', 'W/"a"', "bare"),
  oneOf("Last-Modified", "Fri, 02 Jan 2026 12:00:00 GMT", "yesterday"),
  oneOf("Content-Type", "application/json", "image/png"),
  oneOf("Content-Encoding", "gzip"),
  oneOf("Vary", "Accept-Encoding", "Origin, Cookie", "User-Agent"),
  oneOf("Server", "origin"),
  oneOf("Access-Control-Allow-Origin", "*"),
  someOf(
    ["Connection", "close"],
    ["Keep-Alive", "timeout=5"],
    ["Proxy-Authenticate", "Basic"],
    ["TE", "trailers"],
    ["Trailer", "X-End"],
    ["Upgrade", "h2c"],
    ["Via", "1.0 origin"],
    ["X-Cache", "Hit from elsewhere"],
    ["X-Amz-Cf-Id", "claimed"],
    ["X-Amz-Cf-Pop", "claimed"],
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
    ["X-Twice", "1"],
    ["x-twice", "2"],
  ),
);

const originResponse: fc.Arbitrary<Message> = fc
  .record({
    status: fc.constantFrom(200, 200, 200, 204, 301, 404, 500),
    body: fc.constantFrom("", "hello", "rugby ".repeat(300)),
    headers: originHeaders,
  })
  .map(({ status, body, headers }) => ({
    ...messageOf(status, status === 204 ? "" : body, headers),
    statusDescription: status === 200 ? "OK" : "",
  }));

const policies: readonly (ResponseHeadersPolicy | undefined)[] = [
  undefined,
  {
    id: "set",
    set: [
      { name: "X-Frame-Options", value: "DENY", override: true },
      { name: "Server", value: "policy", override: false },
    ],
    remove: ["age", "date", "x-twice"],
    cors: undefined,
  },
  {
    id: "cors",
    set: [],
    remove: ["server"],
    cors: {
      allowCredentials: true,
      allowHeaders: ["*"],
      allowMethods: ["ALL"],
      allowOrigins: ["https://a.test"],
      exposeHeaders: ["ETag"],
      maxAgeSeconds: 60,
      override: true,
    },
  },
];

const someBehavior: fc.Arbitrary<Behavior> = fc
  .record({
    compress: fc.boolean(),
    responseHeadersPolicy: fc.constantFrom(...policies),
    originRequestPolicy: fc.constantFrom(undefined, forwardsCookies),
    coded: fc.boolean(),
  })
  .map(({ coded, ...over }) => ({
    ...behavior,
    ...over,
    cachePolicy: { ...cachePolicy, gzip: coded, brotli: coded },
  }));

const someRequest = fc.record({
  method: fc.constantFrom("GET", "GET", "HEAD"),
  httpVersion: fc.constantFrom("1.1", "1.1", "1.0"),
  headers: joined(
    oneOf("Accept-Encoding", "gzip", "br, gzip", "identity", "gzip;q=0"),
    oneOf("Origin", "https://a.test", "https://b.test"),
    oneOf("If-None-Match", '"a"', 'W/"a"', '"b"', "*"),
    oneOf("If-Match", '"a"', '"b"'),
    oneOf("If-Modified-Since", "Fri, 02 Jan 2026 12:00:00 GMT", "Thu, 01 Jan 2026 12:00:00 GMT"),
    oneOf("If-Unmodified-Since", "Thu, 01 Jan 2026 12:00:00 GMT"),
    oneOf("Range", "bytes=0-3", "bytes=-2", "bytes=0-0,2-3", "bytes=9-3", "bytes=99999-"),
    oneOf("If-Range", '"a"', "Fri, 02 Jan 2026 12:00:00 GMT"),
  ),
});

type Sent = { readonly method: string; readonly httpVersion: string; readonly headers: string[] };

/** Headers that may differ from one response to the next. */
const ofOneResponse = new Set(["age", "date", "x-cache", "x-amz-cf-id"]);

/** Headers of one connection, or of which there is one in a response. */
const hopByHop = ["connection", "keep-alive", "proxy-authenticate", "te", "trailer", "upgrade"];
const single = ["date", "etag", "server", "via", "x-amz-cf-id", "x-amz-cf-pop", "x-cache"];

/** A response without what may differ; the request id, and the boundary made of it, are the same text in all. */
function comparable(response: EdgeResponse): unknown {
  const { requestId } = response;
  const neutral = (text: string): string =>
    text.replaceAll(requestId, "id").replaceAll(requestId.slice(0, 24), "boundary");
  const lines: string[] = [];
  for (let at = 0; at + 1 < response.rawHeaders.length; at += 2) {
    const [name = "", value = ""] = response.rawHeaders.slice(at, at + 2);
    if (!ofOneResponse.has(name.toLowerCase())) {
      lines.push(`${name}: ${neutral(value)}`);
    }
  }
  const { status, statusDescription, closes } = response;
  const body = neutral(response.body.toString("latin1"));
  return { status, statusDescription, closes, body, lines: lines.sort() };
}

/** What an edge that has nothing stored responds. HEAD is GET without a range and without the body. */
async function firstResponse(origin: Message, over: Behavior, sent: Sent): Promise<EdgeResponse> {
  const { edge } = changingRanges(origin, over);
  if (sent.method === "GET") {
    return edge.handle(requestOf("/a", sent));
  }
  const request = requestOf("/a", { ...sent, method: "GET" });
  delete request.headers["range"];
  return { ...(await edge.handle(request)), body: Buffer.alloc(0) };
}

/** Whether a response ended in the object, and not in CloudFront's refusal. */
function isObject({ status }: EdgeResponse): boolean {
  return status !== 412 && status !== 416;
}

function checkHit(hit: EdgeResponse, origin: Message, over: Behavior, seconds: number): void {
  for (const name of hopByHop) {
    assert.deepEqual(headerLines(hit, name), [], name);
  }
  for (const name of single) {
    assert.ok(headerLines(hit, name).length <= 1, name);
  }
  const originAge = origin.headers["age"]?.[0]?.value === "30" ? 30 : 0;
  assert.deepEqual(headerLines(hit, "age"), isObject(hit) ? [String(originAge + seconds)] : []);
  const keepsDate = isObject(hit) && over.responseHeadersPolicy?.remove.includes("date") !== true;
  const received = origin.headers["date"]?.[0]?.value ?? new Date(startMs).toUTCString();
  const now = new Date(startMs + seconds * 1000).toUTCString();
  assert.equal(header(hit, "date"), keepsDate ? received : now);
}

describe("a first response and a hit", () => {
  it("agree in all but Age, Date, X-Cache and the request id", async () => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        originResponse,
        someBehavior,
        fc.array(fc.tuple(someRequest, fc.nat({ max: 20 })), { minLength: 1, maxLength: 4 }),
        async (origin, over, requests) => {
          // An origin has no range of nothing, so that the first response is its own refusal.
          const ranged = requests.some(([{ headers }]) => headers.includes("Range"));
          fc.pre(origin.status !== 200 || origin.body.length > 0 || !ranged);
          const world = changingRanges(origin, over);
          await world.get("/a");
          let seconds = 0;
          for (const [sent, later] of requests) {
            world.pass(later);
            seconds += later;
            const asked = world.origins.length;
            const response = await world.edge.handle(requestOf("/a", sent));
            if (world.origins.length > asked) {
              return;
            }
            hits += 1;
            checkHit(response, origin, over, seconds);
            const first = await firstResponse(origin, over, sent);
            assert.deepEqual(comparable(response), comparable(first));
          }
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(hits > 100, `${hits} hits`);
  });
});
