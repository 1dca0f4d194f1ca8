/**
 * The viewer-request function, as the bundle that is uploaded.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { CloudFrontHeaders, CloudFrontRequest, CloudFrontRequestEvent } from "aws-lambda";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { TokenGuardConfig } from "../../../functions/contract.ts";
import { requestId } from "../adapters/cloudfront-events.ts";
import { bundleEdge, type EdgeBundle, type Handler } from "../edge-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";
import { es256, goodClaims, goodHeader, stranger, terms, token } from "../signed-tokens.ts";

const config: TokenGuardConfig = {
  realm: "touchline",
  tokens: terms,
  paths: [
    { path: "/v1/me", scopes: [], forward: "keep" },
    { path: "/desk/*", scopes: ["desk"], forward: "strip" },
  ],
};

/** Values by header name: one line each. */
type HeaderLines = Readonly<Record<string, string | readonly string[]>>;

/** The handler reads the clock itself. */
const claims = { ...goodClaims, exp: Math.floor(Date.now() / 1000) + 900 };
const good = token(claims);
const expired = token({ ...claims, exp: 1_000_000_000 });
const forged = token(claims, goodHeader, (input) => es256(input, stranger));

describe("token-guard handler", () => {
  let bundle: EdgeBundle;
  let handler: Handler;
  let log: LogCapture;
  before(async () => {
    bundle = bundleEdge("token-guard", config);
    handler = await bundle.sandbox();
  });
  beforeEach(() => {
    log = captureLog();
  });
  afterEach(() => log.end());
  after(() => bundle.dispose());

  const ask = (headers: HeaderLines, parts = {}) =>
    handler(viewerRequestEvent({ headers: lines(headers), ...parts }), {});

  it("is bundled without warnings, below its size limit, without the SDK", () => {
    assert.deepEqual(bundle.warnings, []);
    assert.ok(bundle.sizeBytes < 26 * 1024, `${bundle.sizeBytes} bytes`);
    assert.deepEqual(
      bundle.inputs.filter((file) => /@aws-sdk|@pulumi|^components|^local/.test(file)),
      [],
    );
  });

  it("strips the token from requests to the desk, and keeps the other headers", async () => {
    const result = await ask({ authorization: `Bearer ${good}`, accept: "*/*", cookie: "a=1" });
    assert.deepEqual(result, viewerRequest({ headers: lines({ accept: "*/*", cookie: "a=1" }) }));
  });

  it("keeps the token for /v1/me", async () => {
    const authorization = `Bearer ${good}`;
    assert.deepEqual(
      await ask({ authorization }, { uri: "/v1/me" }),
      viewerRequest({ uri: "/v1/me", headers: lines({ authorization }) }),
    );
  });

  it("moves the session's token to Authorization for /v1/me, and removes the cookie", async () => {
    assert.deepEqual(
      await ask({ cookie: [`a=1; __Host-session=${good}`, "b=2"] }, { uri: "/v1/me" }),
      viewerRequest({
        uri: "/v1/me",
        headers: lines({ authorization: `Bearer ${good}`, cookie: ["a=1", "b=2"] }),
      }),
    );
  });

  it("removes a cookie header that has only the session", async () => {
    const result = await ask({ cookie: `__Host-session=${good}` });
    assert.deepEqual(result, viewerRequest({ headers: {} }));
  });

  it("passes a CORS preflight without credentials", async () => {
    const cors = { origin: "https://a.test", "access-control-request-method": "PUT" };
    const result = await ask({ ...cors, authorization: "Bearer x" }, { method: "OPTIONS" });
    assert.deepEqual(result, viewerRequest({ method: "OPTIONS", headers: lines(cors) }));
  });

  for (const [title, headers, parts, status, type, challenge, fault] of [
    ["no token", {}, {}, "401", "token-missing", "", undefined],
    [
      "an expired token",
      { authorization: `Bearer ${expired}` },
      {},
      "401",
      "token-expired",
      ', error="invalid_token"',
      undefined,
    ],
    [
      "a forged token",
      { authorization: `Bearer ${forged}` },
      {},
      "403",
      "token-refused",
      ', error="invalid_token"',
      "signature",
    ],
    [
      "a forged session",
      { cookie: `__Host-session=${forged}` },
      {},
      "403",
      "token-refused",
      ', error="invalid_token"',
      "signature",
    ],
    [
      "two Authorization lines",
      { authorization: [`Bearer ${good}`, `Bearer ${good}`] },
      {},
      "403",
      "token-refused",
      ', error="invalid_token"',
      "unclear",
    ],
    [
      "a giant token",
      { authorization: `Bearer ${"a".repeat(30_000)}` },
      {},
      "403",
      "token-refused",
      ', error="invalid_token"',
      "size",
    ],
    [
      "a token without the scope",
      { authorization: `Bearer ${token({ ...claims, scope: "season" })}` },
      {},
      "403",
      "token-scope",
      ', error="insufficient_scope", scope="desk"',
      undefined,
    ],
  ] as const) {
    it(`returns ${status} for ${title}, without echoing it`, async () => {
      const { body, ...head } = Object(await ask(headers, parts));
      assert.deepEqual(head, {
        status,
        statusDescription: status === "401" ? "Unauthorized" : "Forbidden",
        headers: {
          "content-type": [{ key: "content-type", value: "application/problem+json" }],
          "cache-control": [{ key: "cache-control", value: "no-store" }],
          "www-authenticate": [
            { key: "www-authenticate", value: `Bearer realm="touchline"${challenge}` },
          ],
        },
        bodyEncoding: "text",
      });
      assert.equal(JSON.parse(body).type, `/problems/${type}`);
      assert.deepEqual(
        log.lines,
        fault === undefined ? [] : [{ level: "info", event: "request.refused", requestId, fault }],
      );
    });
  }

  for (const uri of ["/desk%2Fmatches", "//desk/x", "/DESK/x", "/desk/../v1/me", "/v1/other"]) {
    it(`returns 403 for ${uri}, with or without a valid token`, async () => {
      for (const headers of [{}, { authorization: `Bearer ${good}` }]) {
        const { status, body } = Object(await ask(headers, { uri }));
        assert.deepEqual([status, JSON.parse(body).type], ["403", "/problems/path-refused"]);
      }
    });
  }

  it("returns 500 and passes no request after an error", async () => {
    const { status, body } = Object(
      await handler(viewerRequestEvent({ headers: null as never }), {}),
    );
    assert.deepEqual([status, JSON.parse(body).type], ["500", "/problems/unexpected"]);
    assert.deepEqual(
      log.lines.map((entry) => [Object(entry).level, Object(entry).event]),
      [["error", "request.failed"]],
    );
  });

  it("returns 500 and passes no request when its key is invalid", async () => {
    const [first] = terms.keys;
    assert.ok(first !== undefined);
    const broken = { ...config, tokens: { ...terms, keys: [{ ...first, y: first.x }] } };
    const other = bundleEdge("token-guard", broken);
    const guard = await other.sandbox();
    other.dispose();
    const headers = lines({ authorization: `Bearer ${good}` });
    const { status } = Object(await guard(viewerRequestEvent({ headers }), {}));
    assert.equal(status, "500");
    assert.ok(!JSON.stringify(log.lines).includes(good));
  });

  it("logs no part of a token", async () => {
    for (const text of [good, expired, forged]) {
      await ask({ authorization: `Bearer ${text}`, cookie: `__Host-session=${text}x` });
      await ask({ authorization: `Bearer ${text}` });
    }
    const logged = JSON.stringify(log.lines);
    assert.ok(log.lines.length > 0);
    for (const part of [good, expired, forged].flatMap((text) => text.split("."))) {
      assert.ok(!logged.includes(part));
    }
  });
});

function viewerRequest(parts: Partial<CloudFrontRequest> = {}): CloudFrontRequest {
  return {
    clientIp: "203.0.113.178",
    method: "GET",
    uri: "/desk/matches",
    querystring: "",
    headers: {},
    ...parts,
  };
}

function viewerRequestEvent(parts: Partial<CloudFrontRequest>): CloudFrontRequestEvent {
  const about = {
    distributionDomainName: "d111111abcdef8.cloudfront.net",
    distributionId: "EDFDVBD6EXAMPLE",
    eventType: "viewer-request" as const,
    requestId,
  };
  return { Records: [{ cf: { config: about, request: viewerRequest(parts) } }] };
}

/** Headers in CloudFront's form, with keys in the viewer's case. */
function lines(headers: HeaderLines): CloudFrontHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => {
      const key = name.charAt(0).toUpperCase() + name.slice(1);
      return [name, [values].flat().map((value) => ({ key, value }))];
    }),
  );
}
