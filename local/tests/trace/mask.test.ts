/** Secrets in what is recorded. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { Masker } from "../../trace/mask.ts";

const token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJqbyJ9.c2lnbmF0dXJl";

describe("Masker", () => {
  for (const [name, value, expected] of [
    ["Authorization", "Bearer abc", "Bearer ***"],
    ["authorization", "abc", "***"],
    ["Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=1", "AWS4-HMAC-SHA256 ***"],
    ["Proxy-Authorization", "Basic abc", "Basic ***"],
    ["Cookie", "theme=dark; session=a=b", "theme=***; session=***"],
    ["Set-Cookie", "session=abc; Path=/; HttpOnly", "session=***; Path=/; HttpOnly"],
    ["x-api-key", "abc", "***"],
    ["X-Origin-Secret", "abc", "***"],
    ["X-Amz-Security-Token", "abc", "***"],
    ["x-vault-token", "abc", "***"],
    ["X-Api-Key", "", ""],
    ["Location", "/callback?code=abc&state=1", "/callback?code=***&state=1"],
    ["Referer", "https://a.test/?access_token=abc#x", "https://a.test/?access_token=***#x"],
    ["Accept", "text/html", "text/html"],
    ["Tokens-Left", "12", "12"],
  ] as const) {
    it(`shows ${name}: ${value} as ${expected}`, () => {
      assert.deepEqual(new Masker([]).headers([[name, value]]), [[name, expected]]);
    });
  }

  for (const [text, expected] of [
    ["a=1&Signature=abc&Key-Pair-Id=K1", "a=1&Signature=***&Key-Pair-Id=K1"],
    ["X-Amz-Signature=abc&X-Amz-Credential=AKIA%2Fx", "X-Amz-Signature=***&X-Amz-Credential=***"],
    [
      "grant_type=client_credentials&client_secret=abc",
      "grant_type=client_credentials&client_secret=***",
    ],
    ['{"access_token":"abc","expires_in":3600}', '{"access_token":"***","expires_in":3600}'],
    ['{"password" : "a b"}', '{"password" : "***"}'],
    ['{"password":"a\\"b"}', '{"password":"***"}'],
    ["{ token: 'a b' }", "{ token: '***' }"],
    ['{"message":"{\\"token\\":\\"abc\\"}"}', '{"message":"{\\"token\\":\\"***\\"}"}'],
    ['{"code":"NotFound"}', '{"code":"NotFound"}'],
    [`the token ${token}.`, "the token ***."],
    ["sent Bearer abc-._~+/=", "sent Bearer ***"],
    ["nothing of a secret", "nothing of a secret"],
  ] as const) {
    it(`shows ${text} as ${expected}`, () => {
      assert.equal(new Masker([]).text(text), expected);
    });
  }

  it("masks what was secret in a header wherever it stands later", () => {
    const masker = new Masker([]);
    masker.headers([
      ["authorization", "Bearer first-credential"],
      ["cookie", "a=1; session=second-credential"],
      ["x-api-key", "third-credential"],
    ]);
    masker.query("Signature=fourth-credential");
    assert.equal(
      masker.text("first-credential second-credential third-credential fourth-credential 1"),
      "*** *** *** *** 1",
    );
  });

  it("masks the secrets of the program, but those that are too short to be told from words", () => {
    const masker = new Masker(["a-secret-of-the-program", "word"]);
    assert.equal(masker.text("x a-secret-of-the-program-y word"), "x ***-y word");
  });

  it("masks the events of functions", () => {
    const masker = new Masker([]);
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    assert.deepEqual(
      masker.json({
        headers: {
          authorization: [{ key: "Authorization", value: "Bearer one" }],
          host: [{ key: "Host", value: "a" }],
        },
        multiValueHeaders: { "x-api-key": ["two"] },
        cookies: ["session=three", "theme=four"],
        queryStringParameters: { client_secret: "five", page: "6" },
        viewerCookies: { cookies: { session: { value: "seven" } } },
        body: base64("password=eight"),
        isBase64Encoded: true,
        requestBody: { encoding: "base64", data: base64("no secret") },
        number: 1,
        nothing: null,
      }),
      {
        headers: {
          authorization: [{ key: "Authorization", value: "Bearer ***" }],
          host: [{ key: "Host", value: "a" }],
        },
        multiValueHeaders: { "x-api-key": ["***"] },
        cookies: ["session=***", "theme=***"],
        queryStringParameters: { client_secret: "***", page: "6" },
        viewerCookies: { cookies: { session: { value: "***" } } },
        body: base64("password=***"),
        isBase64Encoded: true,
        requestBody: { encoding: "base64", data: base64("no secret") },
        number: 1,
        nothing: null,
      },
    );
  });

  it("keeps a member that is named like a prototype", () => {
    const event = JSON.parse('{"__proto__":{"authorization":"x"},"constructor":"y"}');
    assert.equal(
      JSON.stringify(new Masker([]).json(event)),
      '{"__proto__":{"authorization":"***"},"constructor":"y"}',
    );
  });

  it("takes time in proportion to a text, whatever it contains", () => {
    const masker = new Masker([]);
    for (const piece of ["a", "eyJ", "eyJa.", "Bearer ", "a=", '"a": ', "token=", " "]) {
      const text = piece.repeat(1_000_000 / piece.length);
      assert.ok(masker.text(text).length > 0);
    }
  });

  it("never throws, and leaves no secret of a header in any text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), fc.string(), (secret, a, b) => {
        const masker = new Masker([]);
        masker.headers([["x-api-key", secret]]);
        return secret === "***" || !masker.text(`${a}${secret}${b}`).includes(secret);
      }),
    );
  });
});
