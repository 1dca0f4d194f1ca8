/**
 * The viewer's claims, health and the log of the regional API.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadHandler } from "../load-bundle.ts";
import { es256, goodClaims, goodHeader, stranger, token } from "../signed-tokens.ts";
import { cloudFrontRequestId, gatewayRequestId, httpApiEvent } from "./api-event.ts";
import { type ApiHandler, budgetBytes, config, useApi } from "./api-fixture.ts";

/** The handler reads the clock itself. */
const exp = Math.floor(Date.now() / 1000) + 900;
const { iat: _, ...claims } = { ...goodClaims, exp };

describe("regional API handler, viewer and health", () => {
  const api = useApi();

  it("returns the claims of the token with no-store", async () => {
    const authorization = `Bearer ${token(claims)}`;
    assert.deepEqual(await api.ask("/v1/me", { headers: { authorization } }), {
      statusCode: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "private, no-store, stale-if-error=0",
      },
      body: JSON.stringify({ sub: "ref", scopes: ["desk", "season"], exp }),
      isBase64Encoded: false,
    });
    assert.deepEqual(api.s3.asked, []);
  });

  for (const [title, authorization, status, code] of [
    ["no token", undefined, 401, "token-missing"],
    ["another scheme", "Basic YTpi", 401, "token-missing"],
    ["an expired token", `Bearer ${token({ ...claims, exp: 1e9 })}`, 401, "token-expired"],
    [
      "a forged token",
      `Bearer ${token(claims, goodHeader, (input) => es256(input, stranger))}`,
      403,
      "token-refused",
    ],
    ["two tokens", `Bearer ${token(claims)},Bearer ${token(claims)}`, 403, "token-refused"],
    ["garbage", "Bearer <script>", 403, "token-refused"],
  ] as const) {
    it(`returns ${status} for ${title}, although the edge forwarded it`, async () => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await api.ask("/v1/me", { headers });
      assert.deepEqual(
        [answer.statusCode, JSON.parse(answer.body ?? "").type],
        [status, `/problems/${code}`],
      );
      assert.match(String(answer.headers?.["www-authenticate"]), /^Bearer realm="touchline"/);
      assert.equal(answer.headers?.["cache-control"], "no-store");
    });
  }

  it("returns its health without reading S3", async () => {
    const held = async () => JSON.parse((await api.ask("/v1/health")).body ?? "");
    const health = { status: "ok", region: "ap-southeast-2", version: "7" };
    assert.deepEqual(await held(), { ...health, season: "none" });
    assert.deepEqual(api.s3.asked, []);
    await api.ask("/v1/leagues");
    assert.deepEqual(await held(), { ...health, season: "held" });
    assert.equal(
      (await api.ask("/v1/health")).headers?.["cache-control"],
      "private, no-store, stale-if-error=0",
    );
  });

  it("adds x-served-by only with debug on", async () => {
    const headers = { "x-touchline-attempt": "2" };
    assert.equal((await api.ask("/v1/health", { headers })).headers?.["x-served-by"], undefined);
    const talkative = await loadHandler<ApiHandler>(
      "api/api-handler.ts",
      { ...config, debug: true },
      budgetBytes,
    );
    const open = await talkative.sandbox();
    talkative.dispose();
    for (const [attempt, expected] of [
      ["2", "ap-southeast-2; attempt=2"],
      ["2, 1", "ap-southeast-2"],
      ["<b>", "ap-southeast-2"],
    ] as const) {
      const event = httpApiEvent("/nope", { headers: { "x-touchline-attempt": attempt } });
      const answer = await open(event, { functionVersion: "7" });
      assert.equal(answer.headers?.["x-served-by"], expected);
    }
  });

  it("logs one line for each request, without anything a viewer sent", async () => {
    const authorization = `Bearer ${token(claims)}`;
    await api.ask("/v1/leagues/slate/table?week=77&secret=42", { headers: { authorization } });
    await api.ask("/v1/nope", { headers: { "x-amz-cf-id": "\nforged" } });
    const lines = api.log.lines.map((line) => ({ ...Object(line), ms: typeof Object(line).ms }));
    const requestId = cloudFrontRequestId;
    assert.deepEqual(lines, [
      {
        level: "info",
        event: "season.taken",
        requestId,
        region: "ap-southeast-2",
        objectTag: '"1"',
        ms: "undefined",
      },
      {
        level: "info",
        event: "request.answered",
        requestId,
        route: "/v1/leagues/{league}/table",
        status: 400,
        ms: "number",
      },
      {
        level: "info",
        event: "request.answered",
        requestId: gatewayRequestId,
        route: "none",
        status: 404,
        ms: "number",
      },
    ]);
  });
});
