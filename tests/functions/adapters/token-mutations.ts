/**
 * Changes of a valid token, by name, for comparison of verifiers.
 *
 * @module
 */
import { sign } from "node:crypto";
import { twinOf } from "../../../functions/core/tokens/low-s.ts";
import {
  current,
  encode,
  es256,
  goodClaims,
  goodHeader,
  nowSeconds,
  stranger,
} from "../signed-tokens.ts";

/** A token before it is signed and joined. */
export interface Draft {
  readonly header: string | Buffer;
  readonly claims: string | Buffer;
  /** Signs header and payload. */
  readonly signature: (input: string) => Buffer;
  /** Changes the finished token. */
  readonly spelling: (token: string) => string;
}

/** One change. */
export type Mutation = (draft: Draft) => Draft;

/** The valid token. */
export const valid: Draft = {
  header: JSON.stringify(goodHeader),
  claims: JSON.stringify(goodClaims),
  signature: (input) => es256(input),
  spelling: (token) => token,
};

/** Signs a draft. */
export function signed({ header, claims, signature, spelling }: Draft): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return spelling(`${input}.${signature(input).toString("base64url")}`);
}

type Members = Readonly<Record<string, unknown>>;

/** Adds or replaces members of the header, or of the claims; `undefined` removes one. */
function members(part: "header" | "claims", changed: Members): Mutation {
  return (draft) => {
    const text = String(draft[part]);
    // Parts that another change has made invalid stay so.
    return text.endsWith("}") && text.startsWith("{")
      ? { ...draft, [part]: merged(text, changed) }
      : draft;
  };
}

function merged(text: string, changed: Members): string {
  try {
    return JSON.stringify({ ...JSON.parse(text), ...changed });
  } catch {
    return text;
  }
}

function written(part: "header" | "claims", change: (json: string) => string | Buffer): Mutation {
  return (draft) => ({ ...draft, [part]: change(String(draft[part])) });
}

/** Changes the bytes of the signature. */
function bytes(change: (signature: Buffer) => Uint8Array): Mutation {
  return (draft) => ({
    ...draft,
    signature: (input) => Buffer.from(change(draft.signature(input))),
  });
}

function respelled(change: (token: string) => string): Mutation {
  return (draft) => ({ ...draft, spelling: (token) => change(draft.spelling(token)) });
}

function onePart(index: number, change: (part: string) => string): Mutation {
  return respelled((token) =>
    token
      .split(".")
      .map((each, at) => (at === index ? change(each) : each))
      .join("."),
  );
}

/** One mutation for each value of a member. */
function values(where: "header" | "claims", member: string, list: readonly unknown[]) {
  return Object.fromEntries(
    list.map((value) => [
      `${where}.${member} ${value === undefined ? "absent" : JSON.stringify(value)}`,
      members(where, { [member]: value }),
    ]),
  );
}

const order = Buffer.from(
  "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
  "hex",
);
const [iss, aud] = [goodClaims.iss, goodClaims.aud];
/** About now, and about the ends of the leeway of 30 s. */
const times = [-31, -30.5, -30, -29.5, -1, 0, 1, 29.5, 30, 30.5, 31].map(
  (each) => nowSeconds + each,
);
const noTimes = [undefined, null, "", "1", true, [], {}, -1, 0, 253_402_300_800, 1e300];

/** Every change, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  ...values("header", "alg", [
    undefined,
    null,
    "",
    "none",
    "None",
    "es256",
    "ES384",
    "HS256",
    1,
    ["ES256"],
  ]),
  ...values("header", "kid", [
    undefined,
    null,
    "",
    "Current",
    "next",
    "current ",
    "__proto__",
    1,
    ["current"],
  ]),
  ...values("header", "typ", [
    undefined,
    null,
    "",
    "jwt",
    "at+jwt",
    "AT+JWT",
    "application/at+jwt",
    "application/jwt",
    "JWS",
    "dpop+jwt",
    1,
  ]),
  ...values("header", "crit", [null, [], ["exp"], ["b64"], ["kid"], "b64", { b64: true }]),
  ...values("header", "b64", [true, false, null]),
  ...values("header", "cty", ["JWT", 1]),
  ...values("header", "zip", ["DEF"]),
  ...values("header", "enc", ["A128GCM"]),
  "header.jwk of a stranger": members("header", { jwk: stranger.jwk }),
  "header.jwk of the key": members("header", { jwk: current.jwk }),
  ...values("header", "jku", ["https://attacker.test"]),
  ...values("header", "x5u", ["https://attacker.test"]),
  ...values("header", "x5c", [["MII"], []]),
  ...values("header", "x5t", ["AAAA"]),
  ...values("header", "extra", [1, null, { alg: "none" }]),
  "header crit and b64 true": members("header", { crit: ["b64"], b64: true }),
  "header crit and b64 false": members("header", { crit: ["b64"], b64: false }),
  "header with white space": written("header", (json) => ` ${json}\n`),
  "header with a byte order mark": written("header", (json) => `\ufeff${json}`),
  "header with text after it": written("header", (json) => `${json}x`),
  "header with a NUL after it": written("header", (json) => `${json}\0`),
  "header in a list": written("header", (json) => `[${json}]`),
  "header that is empty": written("header", () => ""),
  "header that is null": written("header", () => "null"),
  "header with two algs, the last valid": written("header", (json) =>
    json.replace("{", '{"alg":"none",'),
  ),
  "header with two algs, the first valid": written("header", (json) =>
    json.replace(/}$/, ',"alg":"none"}'),
  ),
  "header with two equal algs": written("header", (json) => json.replace(/}$/, ',"alg":"ES256"}')),
  "header with two kids": written("header", (json) => json.replace("{", '{"kid":"next",')),
  "header with an escaped name": written("header", (json) => json.replace('"alg"', '"\\u0061lg"')),
  "header with an escaped duplicate": written("header", (json) =>
    json.replace("{", '{"\\u0061lg":"none",'),
  ),
  "header with nested duplicates": written("header", (json) =>
    json.replace("{", '{"n":{"a":1,"a":2},'),
  ),
  "header with __proto__": written("header", (json) =>
    json.replace("{", '{"__proto__":{"alg":"none"},'),
  ),
  "header with a lone surrogate": written("header", (json) => json.replace("{", '{"n":"\\ud800",')),
  "header that is no UTF-8": written("header", (json) =>
    Buffer.from(json.replace("{", '{"n":"\xff",'), "latin1"),
  ),
  ...values("claims", "iss", [undefined, null, "", [iss], `${iss}/`, iss.toUpperCase(), 1]),
  ...values("claims", "aud", [
    undefined,
    null,
    "",
    [],
    [aud],
    ["other", aud],
    ["other"],
    [aud, 1],
    [[aud]],
    { 0: aud },
    "Touchline",
    1,
  ]),
  ...values("claims", "exp", [...times, ...noTimes]),
  ...values("claims", "nbf", [...times, ...noTimes]),
  ...values("claims", "iat", [...times, ...noTimes]),
  ...values("claims", "sub", [undefined, null, "", 1, ["ref"], {}]),
  ...values("claims", "scope", [undefined, null, "", "desk", ["desk"], 1]),
  ...values("claims", "jti", [null, "", 1]),
  ...values("claims", "extra", [1, null, { exp: 1 }]),
  "claims with white space": written("claims", (json) => ` ${json}\n`),
  "claims with a byte order mark": written("claims", (json) => `\ufeff${json}`),
  "claims with text after them": written("claims", (json) => `${json}x`),
  "claims in a list": written("claims", (json) => `[${json}]`),
  "claims that are empty": written("claims", () => ""),
  "claims that are null": written("claims", () => "null"),
  "claims that are a text": written("claims", (json) => JSON.stringify(json)),
  "claims with two exps, the last valid": written("claims", (json) =>
    json.replace("{", '{"exp":1,'),
  ),
  "claims with two exps, the first valid": written("claims", (json) =>
    json.replace(/}$/, ',"exp":1}'),
  ),
  "claims with two audiences": written("claims", (json) => json.replace("{", '{"aud":"other",')),
  "claims with nested duplicates": written("claims", (json) =>
    json.replace("{", '{"n":{"a":1,"a":2},'),
  ),
  "claims with an infinite exp": written("claims", (json) =>
    json.replace(/"exp":\d+/, '"exp":1e999'),
  ),
  "claims with __proto__": written("claims", (json) =>
    json.replace("{", '{"__proto__":{"exp":1},'),
  ),
  "claims that are no UTF-8": written("claims", (json) =>
    Buffer.from(json.replace("{", '{"n":"\xff",'), "latin1"),
  ),
  "the other valid signature": bytes(twinOf),
  "a stranger's signature": (draft) => ({ ...draft, signature: (input) => es256(input, stranger) }),
  "a signature in DER": (draft) => ({
    ...draft,
    signature: (input) => sign("sha256", Buffer.from(input), current.privateKey),
  }),
  "a signature of zeros": bytes(() => Buffer.alloc(64)),
  "a signature of ones": bytes(() => Buffer.alloc(64, 255)),
  "a signature with r of the order": bytes((made) => Buffer.concat([order, made.subarray(32)])),
  "a signature with s of the order": bytes((made) => Buffer.concat([made.subarray(0, 32), order])),
  "a short signature": bytes((made) => made.subarray(1)),
  "a long signature": bytes((made) => Buffer.concat([made, Buffer.alloc(1)])),
  "a signature with zeros before each half": bytes((made) =>
    Buffer.concat([Buffer.alloc(1), made.subarray(0, 32), Buffer.alloc(1), made.subarray(32)]),
  ),
  "no signature": onePart(2, () => ""),
  "no third part": respelled((token) => token.split(".").slice(0, 2).join(".")),
  "a fourth part": respelled((token) => `${token}.e30`),
  "an empty fourth part": respelled((token) => `${token}.`),
  "white space before": respelled((token) => ` ${token}`),
  "white space after": respelled((token) => `${token} `),
  "a line feed after": respelled((token) => `${token}\n`),
  "white space around a dot": respelled((token) => token.replace(".", " . ")),
  "percent-encoded dots": respelled((token) => token.replaceAll(".", "%2E")),
  "a padded header": onePart(0, (each) => `${each}=`),
  "a padded payload": onePart(1, (each) => `${each}==`),
  "a padded signature": onePart(2, (each) => `${each}==`),
  "a signature in the standard alphabet": onePart(2, (each) =>
    each.replaceAll("-", "+").replaceAll("_", "/"),
  ),
  "a line feed in the payload": onePart(1, (each) => `${each.slice(0, 8)}\n${each.slice(8)}`),
  "a line feed in the signature": onePart(2, (each) => `${each.slice(0, 8)}\n${each.slice(8)}`),
  "spare bits in the signature": onePart(2, (each) =>
    each.replace(/.$/, (last) => ({ A: "B", Q: "R", g: "h", w: "x" })[last] ?? last),
  ),
  "a character of no alphabet in the signature": onePart(
    2,
    (each) => `${each.slice(0, 8)}!${each.slice(8)}`,
  ),
};
