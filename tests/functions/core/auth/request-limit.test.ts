/**
 * Counts in windows, and the part of an address that one viewer has.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countOne, viewerNetwork } from "../../../../functions/core/auth/request-limit.ts";

const limit = { max: 2, windowSeconds: 60 };

describe("countOne", () => {
  for (const [title, text, seconds, expected] of [
    ["the first", undefined, 0, '{"window":0,"count":1}'],
    ["the second", '{"window":0,"count":1}', 59, '{"window":0,"count":2}'],
    ["the first of the next window", '{"window":0,"count":2}', 60, '{"window":1,"count":1}'],
    ["one after a text that is no count", "{", 0, '{"window":0,"count":1}'],
    [
      "one after a count that is no number",
      '{"window":0,"count":"9"}',
      0,
      '{"window":0,"count":1}',
    ],
  ] as const) {
    it(`counts ${title}`, () => {
      assert.deepEqual(countOne(text, limit, seconds), { kind: "count", text: expected });
    });
  }

  it("is over at the maximum until the window ends", () => {
    assert.deepEqual(countOne('{"window":0,"count":2}', limit, 59), { kind: "over" });
  });
});

describe("viewerNetwork", () => {
  for (const [address, network] of [
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::6", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["2001:db8:1:2:3::", "2001:db8:1:2"],
    ["::ffff:198.51.100.7", "0:0:0:0"],
  ] as const) {
    it(`is ${network} for ${address}`, () => {
      assert.equal(viewerNetwork(address), network);
    });
  }
});
