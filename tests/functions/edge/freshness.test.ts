/**
 * The origin-response function, as the bundle that is uploaded.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { FreshnessConfig } from "../../../functions/contract.ts";
import { responseEvent } from "../adapters/cloudfront-events.ts";
import { bundleEdge, type EdgeBundle, type Handler } from "../edge-bundle.ts";
import { captureLog } from "../log-capture.ts";

const config: FreshnessConfig = {
  freshness: {
    // Over for good: what is answered does not depend on when the test runs.
    matchDays: [{ startMs: 0, endMs: 1 }],
    matchDaySeconds: 20,
    betweenMatchDaysMaxSeconds: 86_400,
    browserMaxSeconds: 60,
    staleWhileRevalidateSeconds: 30,
    staleIfErrorSeconds: 604_800,
  },
};

const type = [{ key: "Content-Type", value: "application/json" }];
const etag = [{ key: "ETag", value: '"1"' }];
const fromS3 = {
  "content-type": type,
  etag,
  expires: [{ key: "Expires", value: "Thu, 01 Jan 2032 00:00:00 GMT" }],
  "cache-control": [{ key: "Cache-Control", value: "max-age=31536000" }],
  "x-amz-version-id": [{ key: "x-amz-version-id", value: "v" }],
  "x-amz-request-id": [{ key: "x-amz-request-id", value: "r" }],
};
const kept = [
  {
    key: "cache-control",
    value: "public, max-age=60, s-maxage=86400, stale-while-revalidate=30, stale-if-error=604800",
  },
];

describe("freshness handler", () => {
  let bundle: EdgeBundle;
  let handler: Handler;
  before(async () => {
    bundle = bundleEdge("freshness", config);
    handler = await bundle.sandbox();
  });
  after(() => bundle.dispose());

  it("is bundled without warnings and without the SDK", () => {
    assert.deepEqual(bundle.warnings, []);
    assert.ok(bundle.sizeBytes < 4096, `${bundle.sizeBytes} bytes`);
  });

  for (const [status, statusDescription, headers] of [
    ["200", "OK", { "content-type": type, etag, "cache-control": kept }],
    ["206", "Partial Content", { "content-type": type, etag, "cache-control": kept }],
    ["304", "Not Modified", { "content-type": type, etag, "cache-control": kept }],
    [
      "301",
      "Moved Permanently",
      {
        "content-type": type,
        etag,
        "cache-control": [{ key: "cache-control", value: "no-store" }],
      },
    ],
    [
      "404",
      "Not Found",
      { "content-type": type, etag, "x-amz-request-id": fromS3["x-amz-request-id"] },
    ],
  ] as const) {
    it(`sets the headers of ${status} and keeps the others`, async () => {
      const event = responseEvent("origin-response", {
        status,
        statusDescription,
        headers: fromS3,
      });
      assert.deepEqual(await handler(event, {}), { status, statusDescription, headers });
    });
  }

  it("returns the response unchanged after an error, and logs it", async () => {
    const response = { status: "200", statusDescription: "OK", headers: null };
    const capture = captureLog();
    const result = await handler(responseEvent("origin-response", response as never), {});
    capture.end();
    assert.deepEqual(result, response);
    assert.deepEqual(
      capture.lines.map((entry) => Object(entry).event),
      ["response.undecorated"],
    );
  });
});
