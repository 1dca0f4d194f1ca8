/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Version } from "../../../../services/s3/disk/key-record.ts";
import {
  bareEtag,
  judgeDelete,
  judgeRead,
  judgeWrite,
  readWriteCondition,
} from "../../../../services/s3/rules/conditions.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

const object: Version = {
  kind: "object",
  versionId: "1",
  lastModifiedMs: Date.UTC(2026, 0, 2),
  etag: "abc",
  sizeBytes: 1,
  headers: {},
  checksum: undefined,
  data: "00.bin",
};
const marker: Version = { kind: "delete-marker", versionId: "2", lastModifiedMs: 0 };

const before = "Thu, 01 Jan 2026 23:59:59 GMT";
const same = "Fri, 02 Jan 2026 00:00:00 GMT";
const after = "Fri, 02 Jan 2026 00:00:01 GMT";

describe("judgeRead", () => {
  for (const [conditions, expected] of [
    [{}, "send"],
    [{ ifMatch: '"abc"' }, "send"],
    [{ ifMatch: "abc" }, "send"],
    [{ ifMatch: "*" }, "send"],
    [{ ifMatch: '"x", "abc"' }, "send"],
    [{ ifMatch: '"x"' }, "failed"],
    [{ ifMatch: 'W/"abc"' }, "failed"],
    [{ ifMatch: "" }, "failed"],
    [{ ifUnmodifiedSince: before }, "failed"],
    [{ ifUnmodifiedSince: same }, "send"],
    [{ ifUnmodifiedSince: after }, "send"],
    [{ ifUnmodifiedSince: "yesterday" }, "send"],
    ...["2026-01-01T23:59:59Z", "Thu, 01 Jan 2026 23:59:59.000 GMT", "0", "1 Jan 2026"].map(
      (ifUnmodifiedSince) => [{ ifUnmodifiedSince }, "send"] as const,
    ),
    [{ ifUnmodifiedSince: "Thursday, 01-Jan-26 23:59:59 GMT" }, "failed"],
    [{ ifMatch: '"abc"', ifUnmodifiedSince: before }, "send"],
    [{ ifMatch: '"x"', ifUnmodifiedSince: after }, "failed"],
    [{ ifNoneMatch: '"abc"' }, "not-modified"],
    [{ ifNoneMatch: 'W/"abc"' }, "not-modified"],
    [{ ifNoneMatch: "*" }, "not-modified"],
    [{ ifNoneMatch: '"x","abc"' }, "not-modified"],
    [{ ifNoneMatch: '"x"' }, "send"],
    [{ ifModifiedSince: before }, "send"],
    [{ ifModifiedSince: same }, "not-modified"],
    [{ ifModifiedSince: after }, "not-modified"],
    [{ ifModifiedSince: "yesterday" }, "send"],
    ...["2026-01-02T00:00:01Z", "Fri, 02 Jan 2026 00:00:01 +0000", "2027"].map(
      (ifModifiedSince) => [{ ifModifiedSince }, "send"] as const,
    ),
    [{ ifModifiedSince: "Fri Jan  2 00:00:01 2026" }, "not-modified"],
    [{ ifNoneMatch: '"x"', ifModifiedSince: after }, "send"],
    [{ ifNoneMatch: '"abc"', ifModifiedSince: before }, "not-modified"],
    [{ ifMatch: '"abc"', ifNoneMatch: '"abc"' }, "not-modified"],
    [{ ifMatch: '"x"', ifNoneMatch: '"abc"' }, "failed"],
  ] as const) {
    it(`returns ${expected} for ${JSON.stringify(conditions)}`, () => {
      const none = {
        ifMatch: undefined,
        ifNoneMatch: undefined,
        ifModifiedSince: undefined,
        ifUnmodifiedSince: undefined,
      };
      assert.equal(judgeRead({ ...none, ...conditions }, object, object.lastModifiedMs), expected);
    });
  }
});

describe("readWriteCondition", () => {
  for (const [headers, expected] of [
    [{}, { kind: "none" }],
    [{ "if-none-match": "*" }, { kind: "absent" }],
    [{ "if-none-match": " * " }, { kind: "absent" }],
    [{ "if-match": '"abc"' }, { kind: "match", etag: "abc" }],
    [{ "if-match": "abc" }, { kind: "match", etag: "abc" }],
  ] as const) {
    it(`reads ${JSON.stringify(headers)}`, () => {
      assert.deepEqual(readWriteCondition(headers), expected);
    });
  }

  for (const headers of [
    { "if-none-match": '"abc"' },
    { "if-match": "*" },
    { "if-match": '"abc"', "if-none-match": "*" },
  ]) {
    it(`refuses ${JSON.stringify(headers)}`, () => {
      assert.throws(
        () => readWriteCondition(headers),
        (error: S3Error) => error.code === "NotImplemented",
      );
    });
  }
});

describe("judgeWrite", () => {
  const absent = { kind: "absent" } as const;
  const match = { kind: "match", etag: "abc" } as const;
  const other = { kind: "match", etag: "x" } as const;
  for (const [condition, current, deleted, expected] of [
    [{ kind: "none" }, undefined, false, undefined],
    [{ kind: "none" }, object, true, undefined],
    [absent, undefined, false, undefined],
    [absent, marker, false, undefined],
    [absent, object, false, "PreconditionFailed"],
    [absent, object, true, "PreconditionFailed"],
    [absent, undefined, true, "ConditionalRequestConflict"],
    [absent, marker, true, "ConditionalRequestConflict"],
    [match, object, false, undefined],
    [match, object, true, "ConditionalRequestConflict"],
    [match, undefined, false, "NoSuchKey"],
    [match, undefined, true, "NoSuchKey"],
    [match, marker, false, "NoSuchKey"],
    [other, object, false, "PreconditionFailed"],
    [other, object, true, "PreconditionFailed"],
  ] as const) {
    const scene = `${JSON.stringify(condition)} on ${current?.kind ?? "nothing"}${deleted ? ", deleted meanwhile" : ""}`;
    it(`returns ${expected ?? "yes"} for ${scene}`, () => {
      assert.equal(judgeWrite(condition, current, deleted), expected);
    });
  }
});

describe("judgeDelete", () => {
  for (const [ifMatch, current, expected] of [
    [undefined, undefined, undefined],
    [undefined, object, undefined],
    ["*", object, undefined],
    ['"abc"', object, undefined],
    ["abc", object, undefined],
    ['"x"', object, "PreconditionFailed"],
    ["*", marker, "PreconditionFailed"],
    ['"abc"', marker, "PreconditionFailed"],
    ["*", undefined, "NoSuchKey"],
    ['"abc"', undefined, "NoSuchKey"],
  ] as const) {
    it(`returns ${expected ?? "yes"} for ${ifMatch} on ${current?.kind ?? "nothing"}`, () => {
      assert.equal(judgeDelete(ifMatch, current), expected);
    });
  }
});

describe("bareEtag", () => {
  it("removes a pair of quotes only", () => {
    assert.deepEqual(['"a"', "a", '"a', ' "a" ', '""'].map(bareEtag), ["a", "a", '"a', "a", ""]);
  });
});
