/**
 * Which commits count as a write.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { ObjectVersion, Version } from "../../../../services/s3/disk/key-record.ts";
import type { Store } from "../../../../services/s3/disk/store.ts";
import { watchWrites } from "../../../../services/s3/disk/write-watch.ts";

function object(versionId: string, data: string): ObjectVersion {
  return {
    kind: "object",
    versionId,
    lastModifiedMs: 0,
    etag: "e",
    sizeBytes: 1,
    headers: {},
    checksum: undefined,
    data,
  };
}

const marker: Version = { kind: "delete-marker", versionId: "m", lastModifiedMs: 0 };
const old = object("v1", "1.bin");

/** What is told of a key that goes from one state to another, and what the store did by then. */
async function told(before: readonly Version[], after: readonly Version[], fails = false) {
  const events: string[] = [];
  const store: Store = {
    alone: async (_bucket, key, work) =>
      work({
        record: { key, versions: before, seed: undefined },
        read: async () => Buffer.alloc(0),
        write: async () => "",
        async commit() {
          if (fails) {
            throw new Error("disk full");
          }
          events.push("committed");
        },
      }),
    records: async () => [],
  };
  const watched = watchWrites(store, (bucket, key, { versionId }) =>
    events.push(`${bucket}/${key} ${versionId}`),
  );
  await watched
    .alone("bucket", "key", (slot) => slot.commit({ ...slot.record, versions: after }))
    .catch((error: unknown) => events.push(String(error)));
  return events;
}

describe("watchWrites", () => {
  for (const [title, before, after, expected] of [
    ["tells of a first version", [], [old], ["bucket/key v1"]],
    ["tells of a version on top", [old], [object("v2", "2.bin"), old], ["bucket/key v2"]],
    [
      "tells of a version in place of another",
      [object("null", "1.bin")],
      [object("null", "2.bin")],
      ["bucket/key null"],
    ],
    ["tells of a version over a delete marker", [marker], [old, marker], ["bucket/key v1"]],
    ["is silent about a delete marker", [old], [marker, old], []],
    ["is silent where a marker's removal uncovers a version", [marker, old], [old], []],
    ["is silent where nothing is left", [old], [], []],
  ] as const satisfies readonly (readonly [
    string,
    readonly Version[],
    readonly Version[],
    readonly string[],
  ])[]) {
    it(title, async () => {
      assert.deepEqual(await told(before, after), ["committed", ...expected]);
    });
  }

  it("does not report writes that did not reach the disk", async () => {
    assert.deepEqual(await told([], [old], true), ["Error: disk full"]);
  });
});
