/**
 * Credentials of roles: in AWS's form, the same in every run, and traced back to the role.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createAccessKeys } from "../../model/access-keys.ts";
import { roleArn } from "./graph-builder.ts";

describe("createAccessKeys", () => {
  const keys = createAccessKeys([roleArn("one"), roleArn("two")]);

  it("finds the role of a key", () => {
    for (const name of ["one", "two"]) {
      const { accessKeyId } = keys.credentialsOf(roleArn(name));
      assert.equal(keys.roleOf(accessKeyId), roleArn(name));
    }
  });

  it("finds no role for any other key", () => {
    const stranger = keys.credentialsOf(roleArn("three")).accessKeyId;
    for (const accessKeyId of [stranger, "", "AKIAIOSFODNN7EXAMPLE", "toString"]) {
      assert.equal(keys.roleOf(accessKeyId), undefined);
    }
  });

  it("makes the same credentials in every run", () => {
    const again = createAccessKeys([]);
    assert.deepEqual(again.credentialsOf(roleArn("one")), keys.credentialsOf(roleArn("one")));
    assert.equal(keys.credentialsOf(roleArn("one")).accessKeyId, "ASIA4U4UT5QJ2GGLTFQK");
  });

  it("makes credentials in AWS's format that differ in every part between roles", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [a, b] = [keys.credentialsOf(one), keys.credentialsOf(other)];
        assert.match(a.accessKeyId, /^ASIA[A-Z2-7]{16}$/);
        assert.match(a.secretAccessKey, /^[A-Za-z0-9+/]{40}$/);
        assert.notEqual(a.sessionToken, "");
        assert.equal(a.accessKeyId === b.accessKeyId, one === other);
        assert.equal(a.secretAccessKey === b.secretAccessKey, one === other);
        assert.equal(a.sessionToken === b.sessionToken, one === other);
      }),
    );
  });
});
