/**
 * Reading the season object from a fake S3.
 *
 * @module
 */
import assert from "node:assert/strict";
import type http from "node:http";
import net, { type AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "mocha";
import {
  type SeasonReading,
  seasonObjectReader,
} from "../../../functions/adapters/season-object.ts";
import { type Asked, type FakeS3, s3Error, s3Object, startFakeS3, useFakeS3 } from "../fake-s3.ts";

const location = { bucket: "season", key: "rugby_data.json", region: "eu-west-1" };
const nothing: Asked = { method: "", url: "", headers: {} };
/** Long enough for a busy machine; a test that waits for one of them sets it. */
const limits = { maxBytes: 100, connectMs: 60_000, answerMs: 60_000, totalMs: 60_000 };
const impatient = { ...limits, answerMs: 100 };

describe("seasonObjectReader", () => {
  let s3: FakeS3;
  let restore: () => void;
  before(async () => {
    s3 = await startFakeS3();
    restore = useFakeS3(s3.url);
  });
  beforeEach(() => {
    s3.asked.length = 0;
  });
  after(async () => {
    restore();
    await s3.close();
  });

  it("reads the object with one signed request", async () => {
    s3.respond = s3Object("é", '"1"');
    assert.deepEqual(await reader()(undefined), { kind: "object", objectTag: '"1"', text: "é" });
    assert.equal(s3.asked.length, 1);
    const { method, url, headers } = s3.asked[0] ?? nothing;
    assert.deepEqual([method, url], ["GET", "/season/rugby_data.json"]);
    assert.match(
      headers["authorization"] ?? "",
      /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/eu-west-1\/s3\//,
    );
    assert.equal(headers["if-none-match"], undefined);
    assert.equal(headers["x-amz-checksum-mode"], undefined);
  });

  it("sends the held ETag as If-None-Match", async () => {
    s3.respond = s3Object("{}", '"1"');
    const read = reader();
    assert.deepEqual(await read('"1"'), { kind: "unchanged" });
    assert.deepEqual(await read('"0"'), { kind: "object", objectTag: '"1"', text: "{}" });
    assert.deepEqual(
      s3.asked.map(({ headers }) => headers["if-none-match"]),
      ['"1"', '"0"'],
    );
  });

  it("reads an object without an ETag", async () => {
    s3.respond = (_request, response) => response.end("{}");
    assert.deepEqual(await reader()(undefined), {
      kind: "object",
      objectTag: undefined,
      text: "{}",
    });
  });

  it("reads an object of exactly the size limit", async () => {
    s3.respond = s3Object("a".repeat(100), '"1"');
    const reading = await reader()(undefined);
    assert.equal(reading.kind === "object" && reading.text.length, 100);
  });

  for (const [title, respond, message] of [
    [
      "an object with a larger Content-Length",
      s3Object("a".repeat(101), '"1"'),
      "the season object has 101 bytes, at most 100 are allowed",
    ],
    [
      "an object without end that does not say",
      endless(),
      "the season object has more than the 100 bytes that are allowed",
    ],
    [
      "an object that is no text",
      s3Object(Buffer.from([0xff, 0xfe]), '"1"'),
      "the season object is not UTF-8 text",
    ],
  ] as const) {
    it(`refuses ${title}`, async () => {
      s3.respond = respond;
      const reading = await reader()(undefined);
      assert.deepEqual(reading, { kind: "fault", fault: "invalid", cause: new Error(message) });
    });
  }

  for (const [title, respond, fault, requests] of [
    ["the object does not exist", s3Error(404, "NoSuchKey"), "missing", 1],
    ["the bucket does not exist", s3Error(404, "NoSuchBucket"), "missing", 1],
    ["access denied", s3Error(403, "AccessDenied"), "denied", 1],
    ["a token that has expired", s3Error(400, "ExpiredToken"), "failed", 1],
    ["too many requests", s3Error(429, "SlowDown"), "throttled", 2],
    ["SlowDown", s3Error(503, "SlowDown"), "throttled", 2],
    ["an internal error", s3Error(500, "InternalError"), "failed", 2],
    ["a redirection", s3Error(301, "PermanentRedirect"), "failed", 1],
    [
      "an error that is no XML",
      failing((response) => response.writeHead(502).end("<html>")),
      "failed",
      2,
    ],
    ["a connection closed at once", failing((response) => response.destroy()), "failed", 2],
    ["a body cut short", failing(cutShort), "failed", 1],
  ] as const) {
    it(`reports "${fault}" when ${title}, after ${requests} request${requests === 1 ? "" : "s"}`, async () => {
      s3.respond = respond;
      assertFault(await reader()(undefined), fault);
      assert.equal(s3.asked.length, requests);
    });
  }

  it('reports "slow" when S3 does not respond in time twice, after 2 requests', async () => {
    s3.respond = failing(() => undefined);
    assertFault(await reader(impatient)(undefined), "slow");
    assert.equal(s3.asked.length, 2);
  });

  for (const [title, stall] of [
    ["the body", stalling],
    ["the body of an error", stallingError],
  ] as const) {
    it(`reports "slow" when ${title} does not end in time, after 1 request`, async () => {
      const deadline = new AbortController();
      s3.respond = failing((response) => stall(response, () => deadline.abort()));
      const reading = await seasonObjectReader(location, limits, () => deadline.signal)(undefined);
      assertFault(reading, "slow");
      assert.equal(s3.asked.length, 1);
    });
  }

  it("succeeds at the second attempt", async () => {
    s3.respond = (request, response) => {
      s3.respond = s3Object("{}", '"1"');
      request.socket.destroy();
      response.destroy();
    };
    assert.deepEqual(await reader()(undefined), { kind: "object", objectTag: '"1"', text: "{}" });
    assert.equal(s3.asked.length, 2);
  });

  it("reuses its connection for the next read", async () => {
    const ports = new Set<number | undefined>();
    const object = s3Object("{}", '"1"');
    s3.respond = (request, response) => {
      ports.add(request.socket.remotePort);
      object(request, response);
    };
    const read = reader();
    await read(undefined);
    await read(undefined);
    await read('"1"');
    await read('"1"');
    assert.equal(ports.size, 1);
  });

  it("stops at the deadline during a second attempt", async () => {
    const deadline = new AbortController();
    const totals: number[] = [];
    const deadlineAfter = (totalMs: number) => {
      totals.push(totalMs);
      return deadline.signal;
    };
    // The first attempt fails at once; the second would be waited for until the deadline.
    s3.respond = (_request, response) => {
      s3.respond = failing(() => deadline.abort());
      response.destroy();
    };
    assertFault(await seasonObjectReader(location, limits, deadlineAfter)(undefined), "slow");
    assert.deepEqual(totals, [limits.totalMs]);
    assert.equal(s3.asked.length, 2);
  });

  it("reports 'failed' for a port without a listener", async () => {
    const free = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const back = useFakeS3(`http://127.0.0.1:${port}`);
    const reading = await reader()(undefined);
    back();
    assert.equal(reading.kind === "fault" && reading.fault, "failed");
  });
});

function assertFault(reading: SeasonReading, fault: string): void {
  assert.equal(reading.kind === "fault" && reading.fault, fault);
  assert.ok(reading.kind === "fault" && reading.cause instanceof Error);
}

function reader(with_ = limits) {
  return seasonObjectReader(location, with_);
}

function failing(how: (response: http.ServerResponse) => unknown): http.RequestListener {
  return (_request, response) => {
    how(response);
  };
}

function cutShort(response: http.ServerResponse): void {
  response.writeHead(200, { "content-length": 50 });
  response.write("{", () => response.destroy());
}

/** @param begun Called once the beginning is on its way. */
function stalling(response: http.ServerResponse, begun: () => void): void {
  response.writeHead(200, { "content-length": 50 }).write("{", begun);
}

function stallingError(response: http.ServerResponse, begun: () => void): void {
  response.writeHead(403, { "content-length": 50 }).write("<", begun);
}

/** Chunked, and as much as the reader will take. */
function endless(): http.RequestListener {
  return (_request, response) => {
    response.writeHead(200, { etag: '"1"' });
    const more = () => {
      if (!response.destroyed) {
        response.write("a".repeat(16_384), more);
      }
    };
    more();
  };
}
