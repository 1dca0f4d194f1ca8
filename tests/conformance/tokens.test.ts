import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { before, describe } from "mocha";
import { type Signer, signerOf } from "./stack-controls.ts";
import { type Answer, locally, stacks, useTarget } from "./target.ts";

const path = "/v1/me";

/** Header, payload and signature of a token. */
function partsOf(token: string): readonly [string, string, string] {
  const [header = "", payload = "", signature = ""] = token.split(".");
  return [header, payload, signature];
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function decoded(part: string): object {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}

/** The same token, signed by a key that is not published. */
function signedByAnotherKey(token: string): string {
  const [header, payload] = partsOf(token);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const input = `${header}.${payload}`;
  const signature = sign("sha256", Buffer.from(input), {
    key: privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return `${input}.${signature.toString("base64url")}`;
}

/** Known attacks: each makes an invalid token of a valid one. */
const forgeries: readonly (readonly [string, (token: string) => string])[] = [
  ["signed by another key", signedByAnotherKey],
  [
    "with other claims",
    (token) => {
      const [header, payload, signature] = partsOf(token);
      return `${header}.${encoded({ ...decoded(payload), sub: "owner" })}.${signature}`;
    },
  ],
  [
    "with the algorithm none",
    (token) => `${encoded({ ...decoded(partsOf(token)[0]), alg: "none" })}.${partsOf(token)[1]}.`,
  ],
  [
    "with another algorithm",
    (token) => {
      const [header, payload, signature] = partsOf(token);
      return `${encoded({ ...decoded(header), alg: "HS256" })}.${payload}.${signature}`;
    },
  ],
  ["without its signature", (token) => partsOf(token).slice(0, 2).join(".")],
  ["with a fourth part", (token) => `${token}.e30`],
  ["truncated", (token) => token.slice(0, -1)],
  ["longer than 4,096 characters", (token) => token + "a".repeat(5_000)],
  ["not a token at all", () => "hunter2"],
];

function assertRefused(answer: Answer, status: number, challenge: RegExp): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers["content-type"], "application/problem+json");
  assert.equal(answer.headers["cache-control"], "no-store");
  assert.match(answer.headers["www-authenticate"] ?? "", challenge);
}

for (const stack of stacks) {
  describe(`tokens in ${stack}`, () => {
    const target = useTarget(stack);
    let signer: Signer;
    before(async () => {
      if (target.isLocal) {
        signer = await signerOf(stack);
      }
    });

    const ask = (headers: Readonly<Record<string, string | string[]>>) =>
      target.ask(path, { headers });

    locally("are required: a request without one returns 401 with a challenge", async () => {
      assertRefused(await ask({}), 401, /^Bearer realm="[^"]+"$/);
      assertRefused(await ask({ authorization: "Basic cmVmOnJlZg==" }), 401, /^Bearer/);
      assertRefused(await ask({ cookie: "session=1" }), 401, /^Bearer/);
    });

    locally("return their claims, in a response that is not cached", async () => {
      const authorization = `Bearer ${await signer.token({ subject: "ref-7", scopes: ["desk"] })}`;
      for (let time = 0; time < 3; time += 1) {
        const answer = await ask({ authorization });
        assert.equal(answer.status, 200, answer.text);
        const { sub, scopes } = JSON.parse(answer.text);
        assert.deepEqual([sub, scopes], ["ref-7", ["desk"]]);
        assert.match(answer.headers["cache-control"] ?? "", /^private, no-store/);
        assert.equal(answer.headers["x-cache"], "Miss from cloudfront");
      }
    });

    locally("are read from the session cookie among other cookies", async () => {
      const token = await signer.token({ subject: "ref-8" });
      const answer = await ask({ cookie: `a=b; __Host-session=${token}; c=d` });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(JSON.parse(answer.text).sub, "ref-8");
    });

    locally("never return the claims of another token", async () => {
      const subjects = ["ann", "bob", "cid", "ann", "bob"];
      const tokens = new Map<string, string>();
      for (const subject of subjects) {
        const token = tokens.get(subject) ?? (await signer.token({ subject }));
        tokens.set(subject, token);
        const asBearer = await ask({ authorization: `Bearer ${token}` });
        const byCookie = await ask({ cookie: `__Host-session=${token}` });
        assert.equal(JSON.parse(asBearer.text).sub, subject);
        assert.equal(JSON.parse(byCookie.text).sub, subject);
      }
      assert.equal((await ask({})).status, 401);
    });

    locally("reveal nothing to a simultaneous request without a token", async () => {
      const authorization = `Bearer ${await signer.token({ subject: "dot" })}`;
      const asked = Array.from({ length: 10 }, (_, index) =>
        ask(index % 2 ? { authorization } : {}),
      );
      for (const [index, answer] of (await Promise.all(asked)).entries()) {
        assert.equal(answer.status, index % 2 ? 200 : 401);
        assert.equal(answer.text.includes("dot"), index % 2 === 1);
      }
    });

    locally("return 401 after they have expired", async () => {
      const anHourAgoMs = Date.now() - 3_600_000;
      const authorization = `Bearer ${await signer.token({}, anHourAgoMs)}`;
      assertRefused(await ask({ authorization }), 401, /error="invalid_token"$/);
    });

    for (const [title, forge] of forgeries) {
      locally(
        `return 403 when ${title}, in the header and in the cookie, and are not echoed`,
        async () => {
          const forged = forge(await signer.token());
          for (const headers of [
            { authorization: `Bearer ${forged}` },
            { cookie: `__Host-session=${forged}` },
          ]) {
            const answer = await ask(headers);
            assertRefused(answer, 403, /error="invalid_token"$/);
            assert.ok(!answer.text.includes(forged));
          }
        },
      );
    }

    locally("return 403 when a request has more than one", async () => {
      const [one, other] = [await signer.token(), await signer.token()];
      for (const headers of [
        { authorization: `Bearer ${one}`, cookie: `__Host-session=${other}` },
        { cookie: `__Host-session=${one}; __Host-session=${other}` },
        { authorization: `Bearer ${one}, Bearer ${other}` },
        { authorization: `Bearer ${one} ${other}` },
      ]) {
        assertRefused(await ask(headers), 403, /error="invalid_token"$/);
      }
    });

    for (const spelling of [
      "/v1/ME",
      "/v1/me/",
      "/v1/%6de",
      "/v1//me",
      "/v1/x/../me",
      "/v1/me%2f",
    ]) {
      locally(`are not bypassed by ${spelling}`, async () => {
        const { status, text } = await target.ask(spelling);
        assert.ok(status >= 400 && status < 500, `${status}`);
        assert.doesNotMatch(text, /"exp":/);
      });
    }

    for (const shared of ["/v1/leagues", "/rugby_data.json", "/"]) {
      locally(`change nothing on ${shared}, which requires none`, async () => {
        const plain = await target.ask(shared);
        const token = await signer.token({ subject: "eve" });
        for (const headers of [
          { authorization: `Bearer ${token}` },
          { authorization: "Bearer hunter2" },
          { cookie: `__Host-session=${token}; tracking=1` },
        ]) {
          const answer = await target.ask(shared, { headers });
          assert.equal(answer.status, 200);
          assert.equal(answer.text, plain.text);
          assert.equal(answer.headers["set-cookie"], undefined);
          if (shared !== "/") {
            // Credentials are not in the cache key and are not forwarded.
            assert.equal(answer.headers["x-cache"], "Hit from cloudfront");
          }
        }
      });
    }

    locally(
      "leave nothing in a shared cache entry that they are the first to request",
      async () => {
        const authorization = `Bearer ${await signer.token({ subject: "mallory" })}`;
        const cookie = "__Host-session=mallory";
        const shared = "/v1/matches?pageSize=11";
        const first = await target.ask(shared, { headers: { authorization, cookie } });
        assert.equal(first.headers["x-cache"], "Miss from cloudfront");
        const second = await target.ask(shared);
        assert.equal(second.headers["x-cache"], "Hit from cloudfront");
        assert.equal(second.text, first.text);
        assert.doesNotMatch(first.text, /mallory/);
      },
    );
  });
}
