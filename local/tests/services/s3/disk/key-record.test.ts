/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  formatRecord,
  type KeyRecord,
  parseRecord,
} from "../../../../services/s3/disk/key-record.ts";

const record: KeyRecord = {
  key: "a/é",
  seed: "f1",
  versions: [
    { kind: "delete-marker", versionId: "v2", lastModifiedMs: 2000 },
    {
      kind: "object",
      versionId: "v1",
      lastModifiedMs: 1000,
      etag: "abc",
      sizeBytes: 3,
      headers: { "content-type": "text/plain" },
      checksum: { algorithm: "CRC32", value: "NhCmhg==", type: "FULL_OBJECT" },
      data: "0a1b.bin",
    },
  ],
};

/** The record as text with one thing changed in its last version. */
function changed(change: Record<string, unknown>): string {
  const [marker, object] = record.versions;
  return JSON.stringify({ ...record, versions: [marker, { ...object, ...change }] });
}

describe("parseRecord", () => {
  it("reads back what was written", () => {
    assert.deepEqual(parseRecord(formatRecord(record)), record);
  });
  it("reads a record the program never seeded", () => {
    const unseeded = { ...record, seed: undefined };
    assert.deepEqual(parseRecord(formatRecord(unseeded)), unseeded);
  });
  it("reads an object whose checksum is not one as having none", () => {
    const [, object] = parseRecord(changed({ checksum: { algorithm: "CRC16" } }))?.versions ?? [];
    assert.equal(object?.kind === "object" && object.checksum, undefined);
    assert.equal(object?.versionId, "v1");
  });

  for (const [title, text] of [
    ["nothing", ""],
    ["half a record", formatRecord(record).slice(0, 80)],
    ["null", "null"],
    ["a list", "[]"],
    ["no key", JSON.stringify({ ...record, key: undefined })],
    ["no versions", JSON.stringify({ ...record, versions: undefined })],
    ["a seed that is a number", JSON.stringify({ ...record, seed: 1 })],
    ["a version that is null", JSON.stringify({ ...record, versions: [null] })],
    ["a kind nobody knows", changed({ kind: "symlink" })],
    ["a size below zero", changed({ sizeBytes: -1 })],
    ["a size that is text", changed({ sizeBytes: "3" })],
    ["a time that is a fraction", changed({ lastModifiedMs: 0.5 })],
    ["a header that is a number", changed({ headers: { expires: 0 } })],
    ["no headers", changed({ headers: undefined })],
    ["a file outside the folder", changed({ data: "../../../etc/passwd" })],
    ["a file of another kind", changed({ data: "record.json" })],
  ] as const) {
    it(`refuses ${title}`, () => assert.equal(parseRecord(text), undefined));
  }

  it("never throws", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        parseRecord(text);
        parseRecord(text.slice(1));
        return true;
      }),
    );
  });
});
