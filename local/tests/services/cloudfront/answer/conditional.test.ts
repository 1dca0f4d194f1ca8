/**
 * A viewer's conditions (RFC 9110 §13).
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  conditionalStatus,
  notModified,
} from "../../../../services/cloudfront/answer/conditional.ts";
import { headers, message, nowMs } from "../cache-fixtures.ts";

const before = "Sun, 06 Nov 1994 08:49:36 GMT";
const date = "Sun, 06 Nov 1994 08:49:37 GMT";
const after = "Sun, 06 Nov 1994 08:49:38 GMT";

const tagged = ["etag", '"1"', "last-modified", date];
const weak = ["etag", 'W/"1"'];
const bare: readonly string[] = [];

describe("conditionalStatus", () => {
  for (const [title, request, response, expected] of [
    ["asks nothing", [], tagged, 200],
    ["knows the tag", ["if-none-match", '"1"'], tagged, 304],
    ["knows the tag among others", ["if-none-match", '"0", "1"'], tagged, 304],
    [
      "knows the tag on a second line",
      ["if-none-match", '"0"', "if-none-match", '"1"'],
      tagged,
      304,
    ],
    ["compares If-None-Match weakly, one way", ["if-none-match", 'W/"1"'], tagged, 304],
    ["compares If-None-Match weakly, the other way", ["if-none-match", '"1"'], weak, 304],
    ["knows another tag", ["if-none-match", '"2"'], tagged, 200],
    ["knows any", ["if-none-match", "*"], bare, 304],
    ["asks for a tag of an answer without", ["if-none-match", '"1"'], bare, 200],
    ["ignores a malformed If-None-Match", ["if-none-match", "1"], tagged, 200],
    [
      "asks If-Modified-Since beside a malformed If-None-Match",
      ["if-none-match", "1", "if-modified-since", date],
      tagged,
      304,
    ],
    [
      "does not ask If-Modified-Since beside If-None-Match",
      ["if-none-match", '"2"', "if-modified-since", date],
      tagged,
      200,
    ],
    ["has it since the second it changed", ["if-modified-since", date], tagged, 304],
    ["has it since later", ["if-modified-since", after], tagged, 304],
    ["had it before it changed", ["if-modified-since", before], tagged, 200],
    ["ignores a malformed If-Modified-Since", ["if-modified-since", "yesterday"], tagged, 200],
    [
      "ignores If-Modified-Since for an answer without a date",
      ["if-modified-since", date],
      weak,
      200,
    ],
    ["wants this tag", ["if-match", '"1"'], tagged, 200],
    ["wants any", ["if-match", "*"], bare, 200],
    ["wants another tag", ["if-match", '"2"'], tagged, 412],
    ["wants a tag of an answer without", ["if-match", '"1"'], bare, 412],
    ["compares If-Match strongly", ["if-match", 'W/"1"'], weak, 412],
    ["ignores a malformed If-Match", ["if-match", "1"], tagged, 200],
    ["wants it unmodified since the second it changed", ["if-unmodified-since", date], tagged, 200],
    ["wants it unmodified since before", ["if-unmodified-since", before], tagged, 412],
    ["ignores a malformed If-Unmodified-Since", ["if-unmodified-since", "yesterday"], tagged, 200],
    [
      "does not ask If-Unmodified-Since beside If-Match",
      ["if-match", '"1"', "if-unmodified-since", before],
      tagged,
      200,
    ],
    [
      "asks If-Match before If-None-Match",
      ["if-match", '"2"', "if-none-match", '"1"'],
      tagged,
      412,
    ],
    ["asks If-None-Match after If-Match", ["if-match", '"1"', "if-none-match", '"1"'], tagged, 304],
  ] as const) {
    it(`returns ${expected} to a viewer that ${title}`, () => {
      assert.equal(conditionalStatus(headers(...request), headers(...response), nowMs), expected);
    });
  }

  it("evaluates any conditions, and never throws", () => {
    const names = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"];
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 4, maxLength: 4 }),
        fc.string(),
        (values, etag) => {
          const request = headers(...names.flatMap((name, at) => [name, values[at] ?? ""]));
          return [200, 304, 412].includes(conditionalStatus(request, headers("etag", etag), nowMs));
        },
      ),
    );
  });
});

describe("notModified", () => {
  it("keeps headers of the response and drops those of its body", () => {
    const answer = message(
      "body",
      ...["etag", '"1"', "cache-control", "max-age=1", "date", date, "vary", "Origin"],
      ...["content-length", "4", "content-type", "text/plain", "content-encoding", "br"],
    );
    const short = notModified(answer);
    assert.equal(short.status, 304);
    assert.equal(short.statusDescription, "Not Modified");
    assert.equal(short.body.length, 0);
    assert.deepEqual(Object.keys(short.headers), ["etag", "cache-control", "date", "vary"]);
    assert.equal(answer.body.length, 4);
  });
});
