/**
 * The viewer-response function, as the bundle that is uploaded.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { responseEvent } from "../adapters/cloudfront-events.ts";
import { bundleEdge, type EdgeBundle, type Handler } from "../edge-bundle.ts";

describe("version-stamp handler", () => {
  let bundle: EdgeBundle;
  let handler: Handler;
  before(async () => {
    bundle = bundleEdge("version-stamp", { stack: "dev", build: "3f9c" });
    handler = await bundle.sandbox();
  });
  after(() => bundle.dispose());

  it("is bundled without warnings and without the SDK", () => {
    assert.deepEqual(bundle.warnings, []);
    assert.ok(bundle.sizeBytes < 4096, `${bundle.sizeBytes} bytes`);
  });

  it("sets its header, replacing one from the origin", async () => {
    const age = [{ key: "Age", value: "3" }];
    const event = responseEvent("viewer-response", {
      status: "200",
      statusDescription: "OK",
      headers: { age, "x-touchline-version": [{ key: "X-Touchline-Version", value: "forged" }] },
    });
    const context = { functionName: "us-east-1.dev-version-stamp", functionVersion: "7" };
    assert.deepEqual(await handler(event, context), {
      status: "200",
      statusDescription: "OK",
      headers: {
        age,
        "x-touchline-version": [
          { key: "x-touchline-version", value: "dev 3f9c dev-version-stamp:7" },
        ],
      },
    });
  });
});
