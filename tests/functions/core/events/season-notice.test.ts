/**
 * Messages of S3 about the season.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readNotice } from "../../../../functions/core/events/season-notice.ts";

const season = { bucket: "season", key: "rugby data.json" };

function record(key: string, versionId?: string, bucket = "season") {
  return {
    eventName: "ObjectCreated:Put",
    s3: { bucket: { name: bucket }, object: { key, versionId } },
  };
}

const message = (...records: readonly object[]) => JSON.stringify({ Records: records });

describe("readNotice", () => {
  it("returns the version of each record, in order", () => {
    assert.deepEqual(
      readNotice(message(record("rugby+data.json", "v1"), record("rugby%20data.json")), season),
      { kind: "versions", ids: ["v1", undefined] },
    );
  });

  for (const [title, body] of [
    ["another key that begins like it", message(record("rugby+data.json.bak", "v1"))],
    ["another bucket", message(record("rugby+data.json", "v1", "other"))],
    ["a key with a broken encoding", message(record("rugby%zz", "v1"))],
    ["no record", message()],
    ["the test of a new notification", '{"Service":"Amazon S3","Event":"s3:TestEvent"}'],
  ] as const) {
    it(`returns nothing for ${title}`, () => {
      assert.deepEqual(readNotice(body, season), { kind: "nothing" });
    });
  }

  for (const body of ["", "{", "null", "[]", '"text"', "{}", '{"Records":{}}']) {
    it(`does not read ${JSON.stringify(body)}`, () => {
      assert.deepEqual(readNotice(body, season), { kind: "unreadable" });
    });
  }

  it("throws for no JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const bodies = [value, { Records: [value, { s3: value }] }, { Event: value }];
        return bodies.every((body) => readNotice(JSON.stringify(body), season).kind !== "versions");
      }),
    );
  });
});
