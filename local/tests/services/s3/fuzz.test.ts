/**
 * Generated requests: each is answered, as S3 would answer something, and what is refused leaves nothing behind.
 * `TOUCHLINE_RUNS` and `TOUCHLINE_SEED` set how many are tried, and which.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { request as sendRequest } from "node:http";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { S3Response } from "../../../services/s3/s3-message.ts";
import { byHand } from "./by-hand.ts";
import { type Fixture, makeRequest, withS3, withServer } from "./fixture.ts";
import { type FuzzedRequest, fuzzedRequests } from "./fuzz-requests.ts";

/** Statuses that S3 answers with; 500 would be a fault of ours. */
const statuses = new Set([200, 204, 206, 301, 304, 400, 403, 404, 405, 409, 411, 412, 416, 501]);

function checkAnswer({ status, headers, body }: S3Response): void {
  assert.ok(statuses.has(status), `status ${status}`);
  assert.equal(typeof headers["x-amz-request-id"], "string");
  if (status >= 400 && body.length > 0) {
    assert.match(body.toString(), /<Code>[A-Za-z0-9]+<\/Code>/);
  }
}

/** Every file below a folder, by its path and digest. */
async function contents(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      return `${file} ${createHash("md5")
        .update(await readFile(file))
        .digest("hex")}`;
    }),
  ).then((lines) => lines.sort());
}

/** Objects and an upload for requests to meet. */
async function prepare({ ask }: Fixture): Promise<void> {
  for (const path of ["/plain/a", "/versioned/a", "/versioned/a", "/versioned/b"]) {
    await ask("PUT", path, { body: "some text" });
  }
  await ask("DELETE", "/versioned/b");
  await ask("POST", "/plain/a", { querystring: "uploads" });
}

describe("S3 under generated requests", () => {
  it("answers each of them, and keeps the disk as it was for each that it refuses", async () => {
    const { seed, runs } = byHand({ seed: 14, runs: 1500 });
    await withS3(async (fixture) => {
      await prepare(fixture);
      let before = await contents(fixture.root);
      await fc.assert(
        fc.asyncProperty(fuzzedRequests, async ({ method, path, ...ask }) => {
          const response = await fixture.s3.handle(makeRequest(method, path, ask));
          checkAnswer(response);
          const after = await contents(fixture.root);
          if (response.status >= 300) {
            assert.deepEqual(after, before);
          }
          before = after;
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
      assert.deepEqual(fixture.logs, []);
    });
  });

  it("answers them over HTTP, and goes on", async () => {
    const { seed, runs } = byHand({ seed: 15, runs: 500 });
    await withS3((fixture) =>
      withServer(fixture.s3, async (port) => {
        await prepare(fixture);
        await fc.assert(
          fc.asyncProperty(fuzzedRequests, async (request) => {
            const status = await overHttp(port, request);
            assert.ok(status === 0 || statuses.has(status) || status === 431, `status ${status}`);
          }),
          { seed, numRuns: runs, endOnFailure: true },
        );
        assert.equal((await fixture.ask("HEAD", "/plain")).status, 200);
      }),
    );
  });
});

const signed = {
  authorization: `AWS4-HMAC-SHA256 Credential=KEY/20261121/eu-west-1/s3/aws4_request,SignedHeaders=host,Signature=${"0".repeat(64)}`,
  "x-amz-date": "20261121T120000Z",
  "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
};

/** The status of the answer; 0 where Node's client sends no such request, or the server closed the connection. */
function overHttp(port: number, request: FuzzedRequest): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const { "content-length": _length, ...headers } = request.headers;
  const query = request.querystring === "" ? "" : `?${request.querystring}`;
  try {
    const sent = sendRequest(
      {
        port,
        host: "127.0.0.1",
        agent: false,
        method: request.method,
        path: `${request.path}${query}`,
        headers: {
          host: request.host,
          ...signed,
          ...headers,
          "content-length": String(Buffer.byteLength(request.body)),
        },
        timeout: 60_000,
      },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", reject);
      },
    );
    sent.once("timeout", () => reject(new Error("no answer in a minute")));
    sent.once("error", () => resolve(0));
    sent.end(request.body);
  } catch {
    resolve(0);
  }
  return promise;
}
