/**
 * Decoding CloudFront events and encoding responses.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  answerOriginRequest,
  editResponse,
  maxGeneratedBytes,
} from "../../../functions/adapters/cloudfront.ts";
import type { Log } from "../../../functions/adapters/log.ts";
import type { Answer, Decision } from "../../../functions/core/function-answer.ts";
import {
  bucketRequest,
  originRequestEvent,
  requestId,
  responseEvent,
} from "./cloudfront-events.ts";

const silent: Log = () => undefined;
const answer: Answer = { status: 200, headers: { etag: '"e"' }, body: "é" };
// "HTTP/1.1 200 OK", "etag: "e"", an empty line; each ended by CRLF.
const headBytes = 17 + 11 + 2;

describe("answerOriginRequest", () => {
  it("passes method, query string and request id to the decision", async () => {
    const seen: unknown[] = [];
    await answerOriginRequest(
      originRequestEvent({ querystring: "a=1" }),
      silent,
      async (request) => {
        seen.push(request);
        return { kind: "forward", querystring: "" };
      },
    );
    assert.deepEqual(seen, [{ method: "GET", querystring: "a=1", requestId }]);
  });

  it("forwards the request with only the query string changed", async () => {
    const event = originRequestEvent({ querystring: "a=1" });
    const result = await answerOriginRequest(
      event,
      silent,
      decides({ kind: "forward", querystring: "b" }),
    );
    assert.deepEqual(result, bucketRequest({ querystring: "b" }));
    assert.deepEqual(event, originRequestEvent({ querystring: "a=1" }), "the event is not touched");
  });

  for (const [status, statusDescription] of [
    [200, "OK"],
    [400, "Bad Request"],
    [500, "Internal Server Error"],
    [502, "Bad Gateway"],
    [503, "Service Unavailable"],
  ] as const) {
    it(`encodes a response with ${status}`, async () => {
      const result = await answerOriginRequest(
        originRequestEvent(),
        silent,
        decides({ kind: "answer", answer: { ...answer, status } }),
      );
      assert.deepEqual(result, {
        status: String(status),
        statusDescription,
        headers: { etag: [{ key: "etag", value: '"e"' }] },
        body: "é",
        bodyEncoding: "text",
      });
    });
  }

  it("sends a response of exactly the size limit", async () => {
    // é is two bytes: what counts is the wire.
    const body = `é${"a".repeat(maxGeneratedBytes - headBytes - 2)}`;
    const { result, logged } = await logging(
      decides({ kind: "answer", answer: { ...answer, body } }),
    );
    assert.equal("body" in result && result.body, body);
    assert.deepEqual(logged, []);
  });

  it("returns 500 for one byte above the limit, and logs it", async () => {
    const body = `é${"a".repeat(maxGeneratedBytes - headBytes - 1)}`;
    const { result, logged } = await logging(
      decides({ kind: "answer", answer: { ...answer, body } }),
    );
    assert.deepEqual(problemOf(result), ["500", "/problems/answer-too-large"]);
    assert.deepEqual(logged, [
      [
        "error",
        "answer.too-large",
        { requestId, bytes: maxGeneratedBytes + 1, maxBytes: maxGeneratedBytes },
      ],
    ]);
  });

  it("returns 500 without a cause when the decision throws, and logs it", async () => {
    const { result, logged } = await logging(async () => {
      throw new RangeError("our insides");
    });
    assert.deepEqual(problemOf(result), ["500", "/problems/unexpected"]);
    assert.ok(!JSON.stringify(result).includes("insides"));
    assert.deepEqual(logged, [
      [
        "error",
        "request.failed",
        { requestId, cause: { name: "RangeError", message: "our insides" } },
      ],
    ]);
  });

  for (const event of [{}, { Records: [] }] as never[]) {
    it(`throws for ${JSON.stringify(event)}, which is not a CloudFront event`, async () => {
      await assert.rejects(
        answerOriginRequest(event, silent, decides({ kind: "answer", answer })),
        new TypeError("a CloudFront event must have Records[0]"),
      );
    });
  }
});

describe("editResponse", () => {
  const response = {
    status: "200",
    statusDescription: "OK",
    headers: {
      etag: [{ key: "ETag", value: '"e"' }],
      expires: [{ key: "Expires", value: "0" }],
      vary: [
        { key: "Vary", value: "a" },
        { key: "Vary", value: "b" },
      ],
    },
  };
  const event = responseEvent("origin-response", response);

  it("passes the status and the header names to the decision", () => {
    const seen: unknown[] = [];
    editResponse(event, silent, (shown) => {
      seen.push(shown);
      return { set: {}, remove: [] };
    });
    assert.deepEqual(seen, [{ status: 200, headerNames: ["etag", "expires", "vary"] }]);
  });

  it("sets and removes headers, and keeps the spelling of the others", () => {
    const before = structuredClone(event);
    const edits = {
      set: { "cache-control": "no-store", expires: "1" },
      remove: ["etag", "absent"],
    };
    assert.deepEqual(
      editResponse(event, silent, () => edits),
      {
        status: "200",
        statusDescription: "OK",
        headers: {
          vary: response.headers.vary,
          expires: [{ key: "expires", value: "1" }],
          "cache-control": [{ key: "cache-control", value: "no-store" }],
        },
      },
    );
    assert.deepEqual(event, before, "the event is not touched");
  });

  it("returns the response unchanged when the decision throws, and logs it", () => {
    const logged: unknown[] = [];
    const result = editResponse(
      event,
      (...line) => logged.push(line),
      () => {
        throw new RangeError("no");
      },
    );
    assert.equal(result, event.Records[0]?.cf.response);
    assert.deepEqual(logged, [
      [
        "error",
        "response.undecorated",
        { requestId, cause: { name: "RangeError", message: "no" } },
      ],
    ]);
  });

  it("throws for an event that is not a CloudFront event", () => {
    assert.throws(
      () => editResponse({ Records: [] }, silent, () => ({ set: {}, remove: [] })),
      new TypeError("a CloudFront event must have Records[0]"),
    );
  });
});

function decides(decision: Decision): () => Promise<Decision> {
  return async () => decision;
}

async function logging(decide: () => Promise<Decision>) {
  const logged: unknown[] = [];
  const result = await answerOriginRequest(
    originRequestEvent(),
    (...line) => logged.push(line),
    decide,
  );
  return { result, logged };
}

function problemOf(result: object): unknown[] {
  const { status, body } = result as { status: string; body: string };
  return [status, JSON.parse(body).type];
}
