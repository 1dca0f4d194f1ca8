/**
 * The authorizer of the regional API, as the bundle that is uploaded.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { OriginAuthorizerConfig } from "../../../functions/contract.ts";
import type { BundleOnDisk } from "../bundle-on-disk.ts";
import { loadHandler } from "../load-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";
import { gatewayRequestId, httpApiEvent } from "./api-event.ts";

type Authorizer = (event: object) => Promise<unknown>;

const current = "c".repeat(43);
const previous = "p".repeat(43);

const config: OriginAuthorizerConfig = { acceptedHashes: [sha256(previous), sha256(current)] };

describe("authorizer handler", () => {
  let bundle: BundleOnDisk<Authorizer>;
  let handler: Authorizer;
  let log: LogCapture;
  before(async () => {
    // It runs before every first request: not a byte of the SDK or of jose may be in it.
    bundle = await loadHandler<Authorizer>("api/authorizer.ts", config, 2 * 1024);
    handler = await bundle.sandbox();
  });
  beforeEach(() => {
    log = captureLog();
  });
  afterEach(() => log.end());
  after(() => bundle.dispose());

  const ask = (headers: Readonly<Record<string, string>>) =>
    handler(authorizerEvent(httpApiEvent("/v1/leagues", { headers })));

  for (const secret of [current, previous]) {
    it("allows the facade, and logs nothing", async () => {
      assert.deepEqual(await ask({ "x-origin-verify": secret }), { isAuthorized: true });
      assert.deepEqual(log.lines, []);
    });
  }

  for (const [title, headers, finding] of [
    ["an absent secret", {}, "missing"],
    ["an empty secret", { "x-origin-verify": "" }, "missing"],
    ["another secret", { "x-origin-verify": "x".repeat(43) }, "unknown"],
    ["a truncated secret", { "x-origin-verify": current.slice(1) }, "unknown"],
    ["a longer secret", { "x-origin-verify": `${current}c` }, "unknown"],
    ["the hash", { "x-origin-verify": sha256(current) }, "unknown"],
    ["a huge secret", { "x-origin-verify": "x".repeat(10_000) }, "unknown"],
    ["the same twice", { "x-origin-verify": `${current},${current}` }, "several"],
    ["a valid secret after another one", { "x-origin-verify": `x, ${current}` }, "several"],
    ["the secret in another header", { "x-origin-verify-2": current }, "missing"],
  ] as const) {
    it(`denies ${title}, and logs the reason without the value`, async () => {
      assert.deepEqual(await ask(headers), { isAuthorized: false });
      assert.deepEqual(log.lines, [
        { level: "warn", event: "origin.refused", requestId: gatewayRequestId, finding },
      ]);
    });
  }

  it("denies an event without headers", async () => {
    const { headers: _, ...event } = authorizerEvent(httpApiEvent("/"));
    assert.deepEqual(await handler(event), { isAuthorized: false });
  });
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
function authorizerEvent(event: ReturnType<typeof httpApiEvent>) {
  const { "x-origin-verify": secret } = event.headers;
  return {
    ...event,
    type: "REQUEST",
    routeArn: "arn:aws:execute-api:eu-west-1:000000000000:abcdef1234/$default/GET/v1/leagues",
    identitySource: secret === undefined ? [] : [secret],
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
