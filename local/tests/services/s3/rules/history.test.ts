/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { DeleteMarker, ObjectVersion } from "../../../../services/s3/disk/key-record.ts";
import {
  currentObject,
  withDelete,
  withoutVersion,
  withReplica,
  withVersion,
} from "../../../../services/s3/rules/history.ts";

function object(versionId: string): ObjectVersion {
  return {
    kind: "object",
    versionId,
    lastModifiedMs: 0,
    etag: "",
    sizeBytes: 0,
    headers: {},
    checksum: undefined,
    data: "00.bin",
  };
}

function marker(versionId: string): DeleteMarker {
  return { kind: "delete-marker", versionId, lastModifiedMs: 0 };
}

const ids = (versions: readonly { readonly versionId: string }[]) =>
  versions.map(({ versionId }) => versionId);

describe("currentObject", () => {
  it("is the newest version, unless that is a delete marker", () => {
    assert.equal(currentObject([]), undefined);
    assert.equal(currentObject([object("2"), object("1")])?.versionId, "2");
    assert.equal(currentObject([marker("2"), object("1")]), undefined);
  });
});

describe("withVersion", () => {
  it("adds a version as the newest", () => {
    assert.deepEqual(ids(withVersion([object("1")], object("2"))), ["2", "1"]);
  });
  it("keeps the null version under one with an id", () => {
    assert.deepEqual(ids(withVersion([object("null")], object("2"))), ["2", "null"]);
  });
  it("replaces the null version at any position", () => {
    const versions = [object("2"), object("null"), object("1")];
    assert.deepEqual(ids(withVersion(versions, object("null"))), ["null", "2", "1"]);
  });
});

describe("withoutVersion", () => {
  it("removes one version", () => {
    assert.deepEqual(ids(withoutVersion([object("2"), object("1")], "2")), ["1"]);
    assert.deepEqual(ids(withoutVersion([object("1")], "9")), ["1"]);
  });
});

describe("withReplica", () => {
  const at = (versionId: string, lastModifiedMs: number) => ({
    ...object(versionId),
    lastModifiedMs,
  });

  for (const [title, versions, expected] of [
    ["is alone where nothing was", [], ["r"]],
    ["is on top of what is older", [at("1", 1000)], ["r", "1"]],
    ["is on top of what came in the same second", [at("2", 2000), at("1", 1000)], ["r", "2", "1"]],
    ["is below what is newer", [at("3", 3000), at("1", 1000)], ["3", "r", "1"]],
    ["is below a newer delete marker", [{ ...marker("m"), lastModifiedMs: 3000 }], ["m", "r"]],
  ] as const) {
    it(title, () => {
      assert.deepEqual(ids(withReplica(versions, at("r", 2000))), expected);
    });
  }
});

describe("withDelete", () => {
  for (const [title, versions, added, versioned, expected, marked] of [
    ["hides an object of a versioned bucket", [object("1")], "2", true, ["2", "1"], "2"],
    ["marks a key that never was, in a versioned bucket", [], "2", true, ["2"], "2"],
    ["adds a second marker", [marker("1")], "2", true, ["2", "1"], "2"],
    [
      "removes an object of a bucket without versions",
      [object("null")],
      "null",
      false,
      [],
      undefined,
    ],
    ["leaves nothing of nothing", [], "null", false, [], undefined],
    [
      "replaces the null version where versioning was given up",
      [object("null"), object("1")],
      "null",
      false,
      ["null", "1"],
      "null",
    ],
    [
      "hides older versions where versioning was given up",
      [object("1")],
      "null",
      false,
      ["null", "1"],
      "null",
    ],
  ] as const) {
    it(title, () => {
      const result = withDelete(versions, marker(added), versioned);
      assert.deepEqual(ids(result.versions), expected);
      assert.equal(result.marker?.versionId, marked);
    });
  }
});
