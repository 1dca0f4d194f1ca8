/**
 * The signatures are those of AWS's own documentation.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { S3Request } from "../../../../services/s3/s3-message.ts";
import { identify, type KeyRing } from "../../../../services/s3/wire/identity.ts";
import { parseQuery } from "../../../../services/s3/wire/query-string.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

const signedAtMs = Date.UTC(2013, 4, 24);
const minuteMs = 60_000;
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const role = { kind: "role", arn: "arn:aws:iam::000000000000:role/reader" } as const;

const verifying: KeyRing = {
  principal: (id) => (id === "AKIAIOSFODNN7EXAMPLE" ? role : undefined),
  secret: () => "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const believing: KeyRing = { principal: verifying.principal };

const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
const authorization = `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`;
const headers = {
  host: "examplebucket.s3.amazonaws.com",
  range: "bytes=0-9",
  "x-amz-content-sha256": emptyHash,
  "x-amz-date": "20130524T000000Z",
  authorization,
};

const presigned = [
  "X-Amz-Algorithm=AWS4-HMAC-SHA256",
  `X-Amz-Credential=${encodeURIComponent(scope)}`,
  "X-Amz-Date=20130524T000000Z",
  "X-Amz-Expires=86400",
  "X-Amz-SignedHeaders=host",
  "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
].join("&");

function request(changes: Partial<S3Request> = {}): S3Request {
  return {
    method: "GET",
    host: "examplebucket.s3.amazonaws.com",
    path: "/test.txt",
    querystring: "",
    headers: { host: "examplebucket.s3.amazonaws.com" },
    body: async () => Buffer.alloc(0),
    ...changes,
  };
}

function ask(changes: Partial<S3Request>, keys = verifying, nowMs = signedAtMs) {
  const asked = request(changes);
  return identify(asked, parseQuery(asked.querystring), keys, nowMs);
}

function refuses(code: string, changes: Partial<S3Request>, keys = verifying, nowMs = signedAtMs) {
  assert.throws(
    () => ask(changes, keys, nowMs),
    (error: S3Error) => error.code === code,
  );
}

describe("identify", () => {
  it("identifies the caller of the documented header signature", () => {
    assert.deepEqual(ask({ headers }), { principal: role, region: "us-east-1", verified: true });
  });
  it("identifies the caller of the documented presigned URL", () => {
    const identity = { principal: role, region: "us-east-1", verified: true };
    assert.deepEqual(ask({ querystring: presigned }), identity);
  });
  it("trusts an in-process caller", () => {
    const principal = { kind: "account" } as const;
    assert.deepEqual(ask({ principal, headers }), { principal, region: undefined, verified: true });
  });
  it("identifies an unsigned request as anonymous", () => {
    const principal = { kind: "anonymous" };
    assert.deepEqual(ask({}), { principal, region: undefined, verified: true });
  });
  it("trusts the access key id when its secret is not known", () => {
    const changed = { ...headers, authorization: authorization.replace(signature, "0".repeat(64)) };
    const identity = { principal: role, region: "us-east-1", verified: false };
    assert.deepEqual(ask({ headers: changed }, believing), identity);
  });

  const temporary: KeyRing = { ...believing, token: () => "the/token=" };
  const inQuery = (token: string) => ({
    querystring: `${presigned}&X-Amz-Security-Token=${encodeURIComponent(token)}`,
  });
  const inHeader = (token: string) => ({ headers: { ...headers, "x-amz-security-token": token } });
  for (const [title, changes, code] of [
    ["a header without its token", { headers }, "InvalidAccessKeyId"],
    ["a header with another token", inHeader("other"), "InvalidToken"],
    ["a header with an empty token", inHeader(""), "InvalidToken"],
    ["a presigned URL without its token", { querystring: presigned }, "InvalidAccessKeyId"],
    ["a presigned URL with another token", inQuery("the/token"), "InvalidToken"],
  ] as const) {
    it(`refuses, for temporary credentials, ${title}`, () => refuses(code, changes, temporary));
  }
  it("accepts temporary credentials with their token", () => {
    assert.deepEqual(ask(inHeader("the/token="), temporary).principal, role);
    assert.deepEqual(ask(inQuery("the/token="), temporary).principal, role);
  });
  it("does not look at the token of a key that has none here", () => {
    assert.deepEqual(ask(inHeader("any"), believing).principal, role);
  });
  it("verifies the signature of temporary credentials, token included", () => {
    const keys: KeyRing = { ...verifying, token: () => "the/token=" };
    refuses("SignatureDoesNotMatch", inHeader("the/token="), keys);
    refuses("SignatureDoesNotMatch", inQuery("the/token="), keys);
  });

  for (const [title, changes] of [
    ["another method", { headers, method: "DELETE" }],
    ["another path", { headers, path: "/other.txt" }],
    ["another host", { headers, host: "other.s3.amazonaws.com" }],
    ["another query", { headers, querystring: "versionId=1" }],
    ["another value of a signed header", { headers: { ...headers, range: "bytes=0-10" } }],
    ["an x-amz header nobody signed", { headers: { ...headers, "x-amz-acl": "public-read" } }],
    ["a presigned URL with another expiry", { querystring: presigned.replace("86400", "86401") }],
    ["a presigned URL with one more parameter", { querystring: `${presigned}&response-expires=x` }],
  ] as const) {
    it(`refuses the signature for ${title}`, () => refuses("SignatureDoesNotMatch", changes));
  }

  it("accepts any percent-encoding of the same key", () => {
    assert.deepEqual(ask({ headers, path: "/t%65st.txt" }).principal, role);
  });
  it("refuses an unknown access key", () => {
    const other = authorization.replace("AKIAIOSFODNN7EXAMPLE", "AKIAOTHER");
    refuses("InvalidAccessKeyId", { headers: { ...headers, authorization: other } });
  });

  for (const [title, nowMs, code] of [
    ["15 minutes late", signedAtMs + 15 * minuteMs, undefined],
    ["more than 15 minutes late", signedAtMs + 15 * minuteMs + 1, "RequestTimeTooSkewed"],
    ["15 minutes early", signedAtMs - 15 * minuteMs, undefined],
    ["more than 15 minutes early", signedAtMs - 15 * minuteMs - 1, "RequestTimeTooSkewed"],
  ] as const) {
    it(`${code === undefined ? "takes" : "refuses"} a header signed ${title}`, () => {
      if (code === undefined) {
        assert.deepEqual(ask({ headers }, verifying, nowMs).principal, role);
      } else {
        refuses(code, { headers }, verifying, nowMs);
      }
    });
  }

  it("accepts a presigned URL until its last second, and not after", () => {
    const lastMs = signedAtMs + 86_400_000;
    assert.deepEqual(ask({ querystring: presigned }, verifying, lastMs).principal, role);
    refuses("AccessDenied", { querystring: presigned }, verifying, lastMs + 1);
  });
  it("refuses an expired URL even when the secret is not known", () => {
    refuses("AccessDenied", { querystring: presigned }, believing, signedAtMs + 86_400_001);
  });

  for (const [title, code, changes] of [
    ["Signature Version 2", "InvalidRequest", { headers: { authorization: "AWS AKIA:abc=" } }],
    ["Basic", "InvalidRequest", { headers: { authorization: "Basic YTpi" } }],
    [
      "a presigned URL of Signature Version 2",
      "InvalidRequest",
      { querystring: "AWSAccessKeyId=A&Signature=b" },
    ],
    ["a header and a query at once", "InvalidArgument", { headers, querystring: presigned }],
    [
      "no x-amz-content-sha256",
      "InvalidRequest",
      { headers: { authorization, "x-amz-date": "20130524T000000Z" } },
    ],
    [
      "no time",
      "AuthorizationHeaderMalformed",
      { headers: { authorization, "x-amz-content-sha256": emptyHash } },
    ],
    [
      "a time of another day than the scope",
      "AuthorizationHeaderMalformed",
      { headers: { ...headers, "x-amz-date": "20130525T000000Z" } },
    ],
    [
      "a scope cut short",
      "AuthorizationHeaderMalformed",
      { headers: { ...headers, authorization: authorization.replace("/aws4_request", "") } },
    ],
    [
      "a signature that is not one",
      "AuthorizationHeaderMalformed",
      { headers: { ...headers, authorization: authorization.replace(signature, "zz") } },
    ],
    [
      "nothing but the algorithm",
      "AuthorizationHeaderMalformed",
      { headers: { ...headers, authorization: "AWS4-HMAC-SHA256 " } },
    ],
    [
      "an expiry beyond seven days",
      "AuthorizationQueryParametersError",
      { querystring: presigned.replace("86400", "604801") },
    ],
    [
      "no expiry",
      "AuthorizationQueryParametersError",
      { querystring: presigned.replace("X-Amz-Expires=86400&", "") },
    ],
    [
      "another algorithm in a URL",
      "AuthorizationQueryParametersError",
      { querystring: presigned.replace("HMAC-SHA256", "ECDSA-P256-SHA256") },
    ],
  ] as const) {
    it(`refuses ${title}`, () => refuses(code, changes));
  }
});
