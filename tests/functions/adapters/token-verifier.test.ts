/**
 * Verifying valid and expired tokens, and caching them. Forged tokens are in token-forgeries.test.ts.
 *
 * @module
 */
import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { describe, it } from "mocha";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { twinOf } from "../../../functions/core/tokens/low-s.ts";
import {
  current,
  es256,
  goodClaims,
  goodHeader,
  next,
  nowMs,
  nowSeconds,
  stranger,
  terms,
  token,
} from "../signed-tokens.ts";

const good = {
  kind: "valid",
  claims: {
    subject: "ref",
    scopes: ["desk", "season"],
    expiresAtSeconds: goodClaims.exp,
    notBeforeSeconds: undefined,
    issuedAtSeconds: goodClaims.iat,
  },
} as const;

/** The verdict of a verifier that has seen nothing. */
const judge = (text: string, atMs = nowMs) => createVerifier(terms)(text, atMs);

describe("createVerifier", () => {
  describe("believes", () => {
    for (const [title, text] of [
      ["a token made by hand", token()],
      [
        "a token of the key that comes next",
        token(goodClaims, { ...goodHeader, kid: "next" }, byNext),
      ],
      ["members in another order, and white space", token(` ${JSON.stringify(goodClaims)}\n`)],
      ["a list of audiences", token({ ...goodClaims, aud: ["other", terms.audience] })],
    ] as const) {
      it(title, async () => {
        assert.deepEqual(await judge(text), good);
      });
    }

    it("a token signed with jose, with either spelling of its signature for an external issuer", async () => {
      const { sub, scope } = goodClaims;
      const text = await new SignJWT({ scope })
        .setProtectedHeader(goodHeader)
        .setIssuer(terms.issuer)
        .setAudience(terms.audience)
        .setSubject(sub)
        .setIssuedAt(goodClaims.iat)
        .setExpirationTime(goodClaims.exp)
        .sign(current.privateKey);
      const verify = createVerifier({ ...terms, signatures: "any" });
      assert.deepEqual(await verify(text, nowMs), good);
      assert.deepEqual(await verify(twin(text), nowMs), good);
    });
  });

  describe("bounds tokens", () => {
    it("accepts a token of the maximum length and refuses one character more", async () => {
      const text = token();
      const exact = createVerifier(terms, { maxTokenLength: text.length });
      const short = createVerifier(terms, { maxTokenLength: text.length - 1 });
      assert.equal((await exact(text, nowMs)).kind, "valid");
      assert.deepEqual(await short(text, nowMs), { kind: "refused", fault: "size" });
    });

    it("refuses 4097 characters by default", async () => {
      assert.deepEqual(await judge("a".repeat(4096)), { kind: "refused", fault: "form" });
      assert.deepEqual(await judge("a".repeat(4097)), { kind: "refused", fault: "size" });
    });
  });

  describe("keeps time", () => {
    const text = token({ ...goodClaims, nbf: nowSeconds });
    const [start, end] = [nowMs - 30_000, goodClaims.exp * 1000 + 30_000];
    for (const [title, atMs, kind] of [
      ["refuses before nbf and its leeway", start - 1, "refused"],
      ["accepts from nbf, minus leeway", start, "valid"],
      ["accepts until exp, plus leeway", end - 1, "valid"],
      ["reports expired from then on", end, "expired"],
    ] as const) {
      it(`${title}, on first use`, async () => {
        assert.equal((await judge(text, atMs)).kind, kind);
      });

      it(`${title}, when the token is cached`, async () => {
        const verify = createVerifier(terms);
        await verify(text, nowMs);
        assert.equal((await verify(text, atMs)).kind, kind);
      });
    }
  });

  describe("remembers", () => {
    it("a verified token, without verifying its signature again", async () => {
      const verify = createVerifier(terms);
      const text = token();
      const first = await verify(text, nowMs);
      assert.equal(await verify(text, nowMs), first);
    });

    it("no refused token", async () => {
      const verify = createVerifier(terms, { maxRemembered: 1 });
      const [kept, forged] = [token(), token(goodClaims, goodHeader, byStranger)];
      const first = await verify(kept, nowMs);
      await verify(forged, nowMs);
      await verify("x", nowMs);
      await verify(token({ ...goodClaims, exp: 1 }), nowMs);
      assert.equal(await verify(kept, nowMs), first);
    });

    it("at most the maximum number, and removes the oldest", async () => {
      const verify = createVerifier(terms, { maxRemembered: 2 });
      const [a, b, c] = ["a", "b", "c"].map((sub) => token({ ...goodClaims, sub }));
      assert.ok(a !== undefined && b !== undefined && c !== undefined);
      const [firstA, firstB] = [await verify(a, nowMs), await verify(b, nowMs)];
      assert.equal(await verify(a, nowMs), firstA);
      await verify(c, nowMs);
      assert.equal(await verify(b, nowMs), firstB);
      const again = await verify(a, nowMs);
      assert.deepEqual(again, firstA);
      assert.notEqual(again, firstA);
    });

    it("a thousand tokens by default", async () => {
      const verify = createVerifier(terms);
      const texts = Array.from({ length: 1_001 }, (_, index) =>
        token({ ...goodClaims, sub: `ref-${index}` }),
      );
      const [first = "", second = ""] = texts;
      const verdicts = [await verify(first, nowMs), await verify(second, nowMs)];
      for (const text of texts.slice(2, 1_000)) {
        await verify(text, nowMs);
      }
      assert.equal(await verify(first, nowMs), verdicts[0]);
      await verify(texts.at(-1) ?? "", nowMs);
      assert.equal(await verify(second, nowMs), verdicts[1]);
      assert.notEqual(await verify(first, nowMs), verdicts[0]);
    });

    it("no expired token", async () => {
      const verify = createVerifier(terms);
      const text = token();
      const first = await verify(text, nowMs);
      assert.equal((await verify(text, goodClaims.exp * 1000 + 30_000)).kind, "expired");
      const again = await verify(text, nowMs);
      assert.deepEqual(again, first);
      assert.notEqual(again, first);
    });

    it("tokens for each verifier separately", async () => {
      const text = token();
      await createVerifier(terms)(text, nowMs);
      const other = createVerifier({ ...terms, keys: [next.jwk] });
      assert.deepEqual(await other(text, nowMs), { kind: "refused", fault: "key" });
    });
  });

  it("rejects when a configured key is not a point on the curve", async () => {
    const broken = { ...current.jwk, y: current.jwk.x };
    await assert.rejects(createVerifier({ ...terms, keys: [broken] })(token(), nowMs));
  });
});

function byNext(input: string): Buffer {
  return es256(input, next);
}

function byStranger(input: string): Buffer {
  return es256(input, stranger);
}

/** The same token with the other valid signature. */
function twin(text: string): string {
  const start = text.lastIndexOf(".") + 1;
  const signature = twinOf(Buffer.from(text.slice(start), "base64url"));
  return text.slice(0, start) + Buffer.from(signature).toString("base64url");
}
