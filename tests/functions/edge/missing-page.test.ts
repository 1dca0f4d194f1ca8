/**
 * The origin-response function of the website, as the bundle that is uploaded.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { MissingPageConfig } from "../../../functions/contract.ts";
import { responseEvent } from "../adapters/cloudfront-events.ts";
import { bundleEdge, type EdgeBundle, type Handler } from "../edge-bundle.ts";

const config: MissingPageConfig = { html: "<!doctype html><p>“No” page" };

const via = [{ key: "Via", value: "1.1 edge" }];
const fromS3 = {
  via,
  "transfer-encoding": [{ key: "Transfer-Encoding", value: "chunked" }],
  "content-type": [{ key: "Content-Type", value: "application/xml" }],
  "x-amz-request-id": [{ key: "x-amz-request-id", value: "r" }],
  "x-amz-id-2": [{ key: "x-amz-id-2", value: "i" }],
};

describe("missing-page handler", () => {
  let bundle: EdgeBundle;
  let handler: Handler;
  before(async () => {
    bundle = bundleEdge("missing-page", config);
    handler = await bundle.sandbox();
  });
  after(() => bundle.dispose());

  const edit = (status: string, statusDescription: string, headers: object) =>
    handler(responseEvent("origin-response", { status, statusDescription, headers } as never), {});

  it("is bundled without warnings and without the SDK", () => {
    assert.deepEqual(bundle.warnings, []);
    assert.ok(bundle.sizeBytes < 4096, `${bundle.sizeBytes} bytes`);
  });

  it("returns the page for a 404, without the headers of S3's document", async () => {
    assert.deepEqual(await edit("404", "Not Found", fromS3), {
      status: "404",
      statusDescription: "Not Found",
      headers: {
        via,
        // CloudFront does not allow changing it.
        "transfer-encoding": fromS3["transfer-encoding"],
        "content-type": [{ key: "content-type", value: "text/html; charset=utf-8" }],
      },
      body: config.html,
      bodyEncoding: "text",
    });
  });

  it("removes the length of the replaced document", async () => {
    const headers = { "content-length": [{ key: "Content-Length", value: "300" }] };
    const answer = (await edit("404", "Not Found", headers)) as { headers: object };
    assert.deepEqual(Object.keys(answer.headers), ["content-type"]);
  });

  for (const [status, description] of [
    ["200", "OK"],
    ["206", "Partial Content"],
    ["304", "Not Modified"],
    ["403", "Forbidden"],
    ["503", "Slow Down"],
  ] as const) {
    it(`returns a ${status} unchanged`, async () => {
      const response = { status, statusDescription: description, headers: fromS3 };
      assert.deepEqual(await edit(status, description, fromS3), response);
    });
  }
});
