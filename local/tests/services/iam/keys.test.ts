/**
 * What is known of a request by kind of caller.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isKnownKey, keyLookup } from "../../../services/iam/keys.ts";
import type { Principal } from "../../../services/iam/principal.ts";

const account = "000000000000";
const roleArn = `arn:aws:iam::${account}:role/worker`;
const sourceArn = "arn:aws:cloudfront::111111111111:distribution/E1";
const role: Principal = { kind: "role", arn: roleArn };
const service: Principal = { kind: "service", service: "cloudfront.amazonaws.com", sourceArn };
const bucket: Principal = { ...service, sourceArn: "arn:aws:s3:::site" };
const absent = undefined;

describe("keyLookup", () => {
  for (const [principal, key, value] of [
    [{ kind: "account" }, "aws:principalarn", `arn:aws:iam::${account}:root`],
    [{ kind: "account" }, "aws:principalaccount", account],
    [{ kind: "account" }, "aws:principalisawsservice", "false"],
    [{ kind: "account" }, "aws:sourcearn", absent],
    [role, "aws:principalarn", roleArn],
    [role, "aws:principalaccount", account],
    [role, "aws:sourceaccount", absent],
    [service, "aws:principalarn", absent],
    [service, "aws:principalaccount", absent],
    [service, "aws:principalisawsservice", "true"],
    [service, "aws:sourcearn", sourceArn],
    [service, "aws:sourceaccount", "111111111111"],
    [bucket, "aws:sourceaccount", account],
    [{ kind: "anonymous" }, "aws:principalarn", absent],
    [{ kind: "anonymous" }, "aws:securetransport", "true"],
    [{ kind: "anonymous" }, "s3:tlsversion", "1.3"],
    [{ kind: "anonymous" }, "aws:resourceaccount", account],
  ] as const) {
    it(`returns ${value ?? "nothing"} as ${key} of a caller of kind ${principal.kind}`, () => {
      assert.deepEqual(keyLookup(principal, account, undefined)(key), { known: true, value });
    });
  }

  it("returns request keys from the context", () => {
    const lookUp = keyLookup(role, account, { "s3:prefix": "a/" });
    assert.deepEqual(lookUp("s3:prefix"), { known: true, value: "a/" });
    assert.deepEqual(lookUp("s3:delimiter"), { known: true, value: absent });
  });

  it("returns no request keys without a context", () => {
    assert.deepEqual(keyLookup(role, account, undefined)("s3:prefix"), { known: false });
  });

  for (const key of ["aws:sourceip", "s3:signatureversion", "toString", "constructor"]) {
    it(`does not know ${key}`, () => {
      assert.deepEqual(keyLookup(role, account, {})(key), { known: false });
    });
  }
});

describe("isKnownKey", () => {
  for (const [key, expected] of [
    ["AWS:SourceArn", true],
    ["aws:SecureTransport", true],
    ["s3:prefix", true],
    ["s3:if-none-match", true],
    ["aws:SourceIp", false],
    ["toString", false],
  ] as const) {
    it(`returns ${expected} for ${key}`, () => assert.equal(isKnownKey(key), expected));
  }
});
