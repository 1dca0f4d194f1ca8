/**
 * Signed URLs and signed cookies.
 *
 * The tokens of `signed-tokens.json` are not of this repository's making: `getSignedUrl` and `getSignedCookies` of
 * `@aws-sdk/cloudfront-signer` 3.1166.0, and `aws cloudfront sign` of the AWS CLI 1.45.11, made them with two key pairs,
 * for `https://d111111abcdef8.cloudfront.net` until 2026-01-03T13:00:00Z.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createSign, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  compileSignedJudge,
  type SignedDecision,
  withoutSignature,
} from "../../../../services/cloudfront/request/signed-request.ts";
import { behavior, distributionOf, requestOf, startMs } from "../edge-fixtures.ts";

const domain = "d111111abcdef8.cloudfront.net";
const tokens = JSON.parse(
  readFileSync(new URL("./signed-tokens.json", import.meta.url), "utf8"),
) as {
  readonly rsa: string;
  readonly ec: string;
  readonly urls: readonly { readonly title: string; readonly target: string }[];
  readonly cookies: readonly {
    readonly title: string;
    readonly target: string;
    readonly cookie: string;
  }[];
};
const { publicKey, privateKey } = generateKeyPairSync("ec", {
  namedCurve: "prime256v1",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

const trustedKeys = new Map([
  ["KRSA", tokens.rsa],
  ["KEC", tokens.ec],
  ["KOWN", publicKey],
]);
const judge = compileSignedJudge(distributionOf([behavior]), { trustedKeys });

/** How a request is decided on. */
interface Asking {
  readonly host?: string;
  readonly cookie?: string;
  readonly clientIp?: string;
  readonly nowMs?: number;
}

function asked(target: string, asking: Asking = {}): SignedDecision | undefined {
  const { host = domain, cookie, clientIp = "203.0.113.7", nowMs = startMs } = asking;
  const headers = cookie === undefined ? [] : ["Cookie", cookie];
  const request = requestOf(target, { headers, clientIp });
  request.headers["host"] = [{ key: "Host", value: host }];
  return judge?.(request, nowMs);
}

/** `allowed`, or the code of the refusal. */
function verdict(target: string, asking: Asking = {}): string | undefined {
  const decision = asked(target, asking);
  return decision?.kind === "denied" ? decision.code : decision?.kind;
}

function encode(bytes: Buffer): string {
  const replaced: Readonly<Record<string, string>> = { "+": "-", "=": "_", "/": "~" };
  return bytes.toString("base64").replace(/[+=/]/g, (each) => replaced[each] ?? each);
}

/** A target with a custom policy, signed by the test's own key. */
function signed(target: string, policy: string, hash = "SHA1"): string {
  const signature = encode(createSign(hash).update(policy).sign(privateKey));
  const parameters = [
    `Policy=${encode(Buffer.from(policy))}`,
    `Signature=${signature}`,
    "Key-Pair-Id=KOWN",
    ...(hash === "SHA1" ? [] : [`Hash-Algorithm=${hash}`]),
  ];
  return `${target}${target.includes("?") ? "&" : "?"}${parameters.join("&")}`;
}

function policyOf(resource: string | undefined, condition: object): string {
  return JSON.stringify({
    Statement: [{ ...(resource !== undefined && { Resource: resource }), Condition: condition }],
  });
}

const hour = 3600;
const nowSeconds = startMs / 1000;
const later = { DateLessThan: { "AWS:EpochTime": nowSeconds + hour } };

describe("signed requests", () => {
  for (const { title, target } of tokens.urls) {
    it(`are allowed with ${title}`, () => {
      const [, own = ""] = target.split("?");
      assert.deepEqual(asked(target), { kind: "allowed", querystring: withoutSignature(own) });
    });

    it(`are denied after the time of ${title}`, () => {
      assert.equal(verdict(target, { nowMs: startMs + hour * 1000 }), "AccessDenied");
    });

    it(`are denied for another path with ${title}`, () => {
      assert.equal(verdict(target.replace("/private/", "/public/")), "AccessDenied");
    });
  }

  for (const { title, target, cookie } of tokens.cookies) {
    it(`are allowed with ${title}`, () => {
      assert.equal(verdict(target, { cookie: `a=1; ${cookie}` }), "allowed");
      assert.equal(verdict("/other.txt", { cookie }), "AccessDenied");
    });
  }

  it("are judged by their URL where cookies are there as well", () => {
    const [{ target, cookie } = { target: "", cookie: "" }] = tokens.cookies;
    assert.equal(verdict(`${target}?Key-Pair-Id=none&Signature=AAAA`, { cookie }), "InvalidKey");
  });

  it("are allowed under a loopback name, for which any name of the distribution was signed", () => {
    for (const { target } of tokens.urls) {
      assert.equal(verdict(target, { host: "127.0.0.1:8080" }), "allowed");
    }
  });

  it("are denied under another name of the distribution", () => {
    const [{ target } = { target: "" }] = tokens.urls;
    assert.equal(verdict(target, { host: "www.example.com" }), "AccessDenied");
  });

  const good = signed("/a", policyOf("*", later));
  for (const [title, target, code] of [
    ["nothing", "/a", "MissingKey"],
    ["an empty key", "/a?Key-Pair-Id=&Signature=AAAA&Expires=1", "MissingKey"],
    ["no signature", "/a?Key-Pair-Id=KOWN&Expires=1", "MissingSignature"],
    ["neither a policy nor a time", "/a?Key-Pair-Id=KOWN&Signature=AAAA", "MissingPolicy"],
    ["an unknown key", good.replace("KOWN", "KNONE"), "InvalidKey"],
    ["the key of another pair", good.replace("KOWN", "KEC"), "AccessDenied"],
    [
      "a signature that is no base64",
      good.replace(/Signature=../, "Signature=.."),
      "MalformedSignature",
    ],
    ["a policy that is no base64", good.replace(/Policy=../, "Policy=.."), "MalformedPolicy"],
    [
      "a time in milliseconds",
      `/a?Key-Pair-Id=KOWN&Signature=AAAA&Expires=${startMs}`,
      "MalformedPolicy",
    ],
    [
      "a time that is no number",
      "/a?Key-Pair-Id=KOWN&Signature=AAAA&Expires=never",
      "MalformedPolicy",
    ],
    ["another hash", `${good}&Hash-Algorithm=SHA256`, "AccessDenied"],
    ["an unknown hash", signed("/a", policyOf("*", later), "SHA512"), "AccessDenied"],
    ["no JSON", signed("/a", "{"), "MalformedPolicy"],
    ["no ending time", signed("/a", policyOf("*", {})), "MalformedPolicy"],
    [
      "a time as text",
      signed("/a", policyOf("*", { DateLessThan: { "AWS:EpochTime": "1" } })),
      "MalformedPolicy",
    ],
    [
      "an unknown condition",
      signed("/a", policyOf("*", { ...later, StringEquals: {} })),
      "MalformedPolicy",
    ],
    [
      "an IPv6 address",
      signed("/a", policyOf("*", { ...later, IpAddress: { "AWS:SourceIp": "::1" } })),
      "MalformedPolicy",
    ],
    [
      "two statements",
      signed(
        "/a",
        JSON.stringify({ Statement: [1, 2].map(() => ({ Resource: "*", Condition: later })) }),
      ),
      "MalformedPolicy",
    ],
  ] as const) {
    it(`are refused with ${title}: ${code}`, () => {
      assert.equal(verdict(target), code);
    });
  }

  it("are allowed with a policy without a resource, whatever the hash", () => {
    assert.equal(verdict(signed("/a", policyOf(undefined, later), "SHA256")), "allowed");
  });

  it("are allowed with a percent-encoded signature", () => {
    assert.equal(verdict(good.replaceAll("~", "%7E")), "allowed");
  });

  it("meet every condition that their policy has, and no other request does", () => {
    const time = fc.integer({ min: -3, max: 3 });
    const address = fc.constantFrom("198.51.100.1", "198.51.100.2", "203.0.113.7", "2001:db8::1");
    const range = fc.constantFrom(undefined, "198.51.100.1", "198.51.100.0/24", "0.0.0.0/0");
    const path = fc.constantFrom("/a/b.txt", "/a/c.txt", "/d", "/a/b.txt?x=1");
    const resource = fc.constantFrom(
      "*",
      `https://${domain}/a/*`,
      `http?://${domain}/a/?.txt`,
      `https://${domain}/d`,
    );
    const matches: Readonly<Record<string, RegExp>> = {
      "*": /^/,
      [`https://${domain}/a/*`]: /^\/a\//,
      [`http?://${domain}/a/?.txt`]: /^\/a\/[bc]\.txt$/,
      [`https://${domain}/d`]: /^\/d$/,
    };
    const inRange = (ip: string, of: string | undefined) =>
      of === undefined ||
      (!ip.includes(":") &&
        (of === "0.0.0.0/0" || ip === of || (of.endsWith("/24") && ip.startsWith("198.51.100."))));
    fc.assert(
      fc.property(
        time,
        fc.option(time, { nil: undefined }),
        address,
        range,
        path,
        resource,
        (until, from, clientIp, sourceIp, target, of) => {
          const policy = policyOf(of, {
            DateLessThan: { "AWS:EpochTime": nowSeconds + until },
            ...(from !== undefined && { DateGreaterThan: { "AWS:EpochTime": nowSeconds + from } }),
            ...(sourceIp !== undefined && { IpAddress: { "AWS:SourceIp": sourceIp } }),
          });
          const isMet =
            until > 0 &&
            (from === undefined || from < 0) &&
            inRange(clientIp, sourceIp) &&
            (matches[of]?.test(target) ?? false);
          const expected = isMet ? "allowed" : "AccessDenied";
          assert.equal(verdict(signed(target, policy), { clientIp }), expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("are denied after any change of what was signed", () => {
    const policy = policyOf(`https://${domain}/a`, later);
    const target = signed("/a", policy);
    fc.assert(
      fc.property(fc.nat(policy.length - 1), fc.constantFrom("0", "9", "*", "x"), (at, put) => {
        const changed = policy.slice(0, at) + put + policy.slice(at + 1);
        const forged = target.replace(encode(Buffer.from(policy)), encode(Buffer.from(changed)));
        assert.equal(verdict(forged) === "allowed", changed === policy);
      }),
    );
  });
});

describe("withoutSignature", () => {
  it("keeps every other parameter, in order", () => {
    const query =
      "a=1&Expires=1&b&&Policy=x&Key-Pair-Id=k&policy=1&Signature=s&Hash-Algorithm=SHA1";
    assert.equal(withoutSignature(query), "a=1&b&&policy=1");
  });
});
