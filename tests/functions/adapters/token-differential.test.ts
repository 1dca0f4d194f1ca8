/**
 * Our verification of tokens beside that of jose, aws-jwt-verify and fast-jwt.
 *
 * @module
 */
import assert from "node:assert/strict";
import { JwtVerifier } from "aws-jwt-verify";
import fc from "fast-check";
import { createVerifier as fastJwt } from "fast-jwt";
import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, it } from "mocha";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import {
  current,
  goodClaims,
  goodHeader,
  next,
  nowMs,
  nowSeconds,
  terms,
} from "../signed-tokens.ts";
import { type Mutation, mutations, signed, valid } from "./token-mutations.ts";

const { issuer, audience, leewaySeconds, keys } = terms;
const jwks = { keys: keys.map((key) => ({ ...key })) };

/** Whether a verifier accepts a token at `nowMs`. */
type Accepts = (token: string) => Promise<boolean>;

async function succeeds(attempt: () => unknown): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch {
    return false;
  }
}

const ours: Accepts = async (token) =>
  (await createVerifier({ ...terms, signatures: "any" })(token, nowMs)).kind === "valid";

const local = createLocalJWKSet(jwks);
const pems = new Map(
  [current, next].map(({ kid, publicKey }) => [
    kid,
    publicKey.export({ type: "spki", format: "pem" }).toString(),
  ]),
);
const aws = JwtVerifier.create({
  issuer,
  audience,
  graceSeconds: leewaySeconds,
  jwksUri: "https://issuer.test/keys",
});
aws.cacheJwks(jwks);
const fast = fastJwt({
  key: async ({ header }: { header: { kid?: string } }) => {
    const pem = pems.get(header.kid ?? "");
    assert.ok(pem !== undefined);
    return pem;
  },
  algorithms: ["ES256"],
  allowedIss: issuer,
  allowedAud: audience,
  clockTolerance: leewaySeconds * 1000,
  clockTimestamp: nowMs,
});

const others: Readonly<Record<string, Accepts>> = {
  jose: (token) =>
    succeeds(() =>
      jwtVerify(token, local, {
        algorithms: ["ES256"],
        issuer,
        audience,
        clockTolerance: leewaySeconds,
        currentDate: new Date(nowMs),
      }),
    ),
  // It has no option for the time, and is synchronous.
  aws: (token) =>
    succeeds(() => {
      const { now } = Date;
      Date.now = () => nowMs;
      try {
        aws.verifySync(token);
      } finally {
        Date.now = now;
      }
    }),
  fast: (token) => succeeds(() => fast(token)),
};

/** Names of the other verifiers that accept a token. */
async function believers(token: string): Promise<readonly string[]> {
  const verdicts = await Promise.all(
    Object.entries(others).map(async ([name, accepts]) => ((await accepts(token)) ? [name] : [])),
  );
  return verdicts.flat();
}

/** What only this verifier refuses, or one of the others accepts: the names of the changes, by reason. */
const stricter: Readonly<Record<string, readonly string[]>> = {
  "an explicit type is one of an access token (RFC 8725 §3.11)": [
    "header.typ null",
    'header.typ ""',
    'header.typ "JWS"',
    'header.typ "dpop+jwt"',
    "header.typ 1",
  ],
  "crit is not supported; aws-jwt-verify does not read it (RFC 7515 §4.1.11)": [
    "header.crit null",
    "header.crit []",
    'header.crit ["exp"]',
    'header.crit ["b64"]',
    'header.crit ["kid"]',
    'header.crit "b64"',
    'header.crit {"b64":true}',
    "header crit and b64 true",
    "header crit and b64 false",
  ],
  "a member that would change the verification or supply a key is refused, not ignored": [
    "header.b64 true",
    "header.b64 false",
    "header.b64 null",
    'header.zip "DEF"',
    'header.enc "A128GCM"',
    "header.jwk of a stranger",
    "header.jwk of the key",
    'header.jku "https://attacker.test"',
    'header.x5u "https://attacker.test"',
    'header.x5c ["MII"]',
    "header.x5c []",
  ],
  "members are unique (RFC 7515 §4, RFC 7519 §4)": [
    "header with two algs, the last valid",
    "header with two equal algs",
    "header with two kids",
    "header with an escaped duplicate",
    "header with nested duplicates",
    "claims with two exps, the last valid",
    "claims with two audiences",
    "claims with nested duplicates",
  ],
  "JSON is UTF-8 without a byte order mark (RFC 8259 §8.1)": [
    "header with a byte order mark",
    "header that is no UTF-8",
    "claims with a byte order mark",
    "claims that are no UTF-8",
  ],
  "issuer and audience are required, and of their type; fast-jwt does not require them": [
    "claims.iss absent",
    "claims.aud absent",
    `claims.aud ["${audience}",1]`,
  ],
  "exp is required": ["claims.exp absent"],
  "the time must be before exp, not at it (RFC 7519 §4.1.4), as in jose": [
    `claims.exp ${nowSeconds - leewaySeconds}`,
  ],
  "a time is between 1970 and the year 9999": [
    "claims.exp 253402300800",
    "claims.exp 1e+300",
    "claims with an infinite exp",
    "claims.nbf -1",
    "claims.iat -1",
    "claims.iat 253402300800",
    "claims.iat 1e+300",
  ],
  "a claim has the type of its RFC (RFC 7519 §4.1, RFC 9068 §2.2.3)": [
    ...["null", '""', '"1"', "true", "[]", "{}"].map((value) => `claims.iat ${value}`),
    ...["null", "1", '["ref"]', "{}"].map((value) => `claims.sub ${value}`),
    ...["null", '["desk"]', "1"].map((value) => `claims.scope ${value}`),
    ...["null", "1"].map((value) => `claims.jti ${value}`),
  ],
  "a token has one spelling": [
    "white space after",
    "a line feed after",
    "a padded signature",
    "a line feed in the signature",
    "spare bits in the signature",
  ],
};

const explained = new Set(Object.values(stricter).flat());

/** Any value of a member that is read. */
const anyMembers = (names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), fc.double(), fc.integer()), {
    maxKeys: 2,
  });

describe("createVerifier beside jose, aws-jwt-verify and fast-jwt", () => {
  it("accepts the valid token, as they do", async () => {
    assert.ok(await ours(signed(valid)));
    assert.deepEqual(await believers(signed(valid)), ["jose", "aws", "fast"]);
  });

  for (const [name, mutate] of Object.entries(mutations)) {
    const title = explained.has(name)
      ? "refuses, and another accepts"
      : "agrees with all others, or refuses what they refuse, on";
    it(`${title} a token with ${name}`, async () => {
      const token = signed(mutate(valid));
      const accepted = await ours(token);
      const theirs = await believers(token);
      if (explained.has(name)) {
        assert.equal(accepted, false);
        assert.notDeepEqual(theirs, []);
      } else {
        assert.deepEqual(theirs, accepted ? ["jose", "aws", "fast"] : []);
      }
    });
  }

  it("explains only changes that exist", () => {
    assert.deepEqual(
      [...explained].filter((name) => !Object.hasOwn(mutations, name)),
      [],
    );
  });

  it("accepts a token with several changes only if all others do, and refuses alone only for a listed reason", async () => {
    const several = fc.uniqueArray(fc.constantFrom(...Object.keys(mutations)), {
      minLength: 2,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(several, async (names) => {
        const token = signed(names.reduce((draft, name) => change(name)(draft), valid));
        const accepted = await ours(token);
        const theirs = await believers(token);
        if (accepted) {
          assert.deepEqual(theirs, ["jose", "aws", "fast"]);
        } else {
          assert.ok(theirs.length === 0 || names.some((name) => explained.has(name)));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("accepts a token with any values in its members only if all others do", async () => {
    const header = anyMembers(["typ", "kid", "alg", "crit", "cty", "x"]);
    const claims = anyMembers(["iss", "aud", "exp", "nbf", "iat", "sub", "scope", "jti", "x"]);
    await fc.assert(
      fc.asyncProperty(header, claims, async (inHeader, inClaims) => {
        const token = signed({
          ...valid,
          header: JSON.stringify({ ...goodHeader, ...inHeader }),
          claims: JSON.stringify({ ...goodClaims, ...inClaims }),
        });
        if (await ours(token)) {
          assert.deepEqual(await believers(token), ["jose", "aws", "fast"]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

function change(name: string): Mutation {
  const found = mutations[name];
  assert.ok(found !== undefined, name);
  return found;
}
