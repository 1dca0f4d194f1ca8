/** Who signed a request for an API. @module */
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { describe, it } from "mocha";
import type { GatewayRequest } from "../../../services/api-gateway/gateway.ts";
import { callerOf } from "../../../services/api-gateway/signed-caller.ts";
import type { KeyRing } from "../../../services/s3/wire/identity.ts";
import { host, requestOf, startMs } from "../api-gateway-http/http-api-fixture.ts";

const scope = { region: "eu-west-1", service: "execute-api" } as const;
const secret = "wJalrXUtnFEMI";
const worker = { kind: "role", arn: "arn:aws:iam::000000000000:role/worker" } as const;
const keys: KeyRing = {
  principal: (id) =>
    id === "ASIAWORKER" ? worker : id === "OWN" ? { kind: "account" } : undefined,
  secret: (id) => (id === "ASIAWORKER" ? secret : undefined),
};

const hex = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) =>
  createHmac("sha256", key).update(data).digest();

/** A request signed as AWS documents it, independently of what verifies it. */
function signed(
  request: GatewayRequest,
  { key = "ASIAWORKER", service = "execute-api", at = startMs, sentHost = host } = {},
): GatewayRequest {
  const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
  const day = date.slice(0, 8);
  const canonical = [
    request.method,
    request.path.split("/").map(encodeURIComponent).join("/"),
    request.querystring,
    `host:${sentHost}`,
    `x-amz-date:${date}`,
    "",
    "host;x-amz-date",
    hex(request.body),
  ].join("\n");
  const place = `${day}/eu-west-1/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", date, place, hex(canonical)].join("\n");
  const signingKey = ["eu-west-1", service, "aws4_request"].reduce<Buffer>(
    hmac,
    hmac(`AWS4${secret}`, day),
  );
  const signature = createHmac("sha256", signingKey).update(text).digest("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${key}/${place}, SignedHeaders=host;x-amz-date, Signature=${signature}`;
  const line = (name: string, value: string) => ({ [name.toLowerCase()]: [{ key: name, value }] });
  return {
    ...request,
    headers: {
      ...request.headers,
      ...line("Authorization", authorization),
      ...line("X-Amz-Date", date),
    },
  };
}

const post = requestOf("/live/a%20b?x=1", { method: "POST", body: Buffer.from("in") });
const refused = { kind: "refused", why: "signature" };
const known = { kind: "known", principal: worker };

describe("callerOf", () => {
  it("knows the role behind a signature", () => {
    assert.deepEqual(callerOf(signed(post), scope, keys, startMs), known);
  });

  it("takes the host that was sent, and what CloudFront adds", () => {
    const sentHost = "127.0.0.1:8080";
    const local = { ...signed(post, { sentHost }), sentHost };
    assert.deepEqual(callerOf(local, scope, keys, startMs), known);
    const passed = signed(post);
    const headers = { ...passed.headers, "x-amz-cf-id": [{ key: "X-Amz-Cf-Id", value: "a" }] };
    assert.deepEqual(callerOf({ ...passed, headers }, scope, keys, startMs), known);
  });

  it("believes the name of a key whose secret nobody here knows", () => {
    const caller = callerOf(signed(post, { key: "OWN" }), scope, keys, startMs);
    assert.deepEqual(caller, { kind: "known", principal: { kind: "account" } });
  });

  for (const [title, request, expected] of [
    ["an unsigned request", post, undefined],
    ["another body", { ...signed(post), body: Buffer.from("out") }, refused],
    ["another path", { ...signed(post), path: "/live/b" }, refused],
    ["another query", { ...signed(post), querystring: "x=2" }, refused],
    ["another service", signed(post, { service: "s3" }), refused],
    ["a clock that is an hour late", signed(post, { at: startMs - 3_600_000 }), refused],
    [
      "an unknown key",
      signed(post, { key: "ASIANOBODY" }),
      { kind: "refused", why: "unknown-key" },
    ],
    [
      "what is no signature",
      requestOf("/", {
        headers: [
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=a/b/eu-west-1/execute-api/aws4_request",
        ],
      }),
      refused,
    ],
    ["broken parameters", requestOf("/?X-Amz-Signature=%zz&a=%"), refused],
  ] as const) {
    it(`finds ${JSON.stringify(expected)} for ${title}`, () => {
      assert.deepEqual(callerOf(request, scope, keys, startMs), expected);
    });
  }
});
