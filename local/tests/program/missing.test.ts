/**
 * Marks are found again wherever a program carries them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isBroken, Marks } from "../../program/missing.ts";

const zone = {
  type: "aws:s3/bucket:Bucket",
  urn: "urn:a",
  property: "zoneId",
  remedy: "say it",
  reported: false,
};
const host = {
  type: "aws:s3/bucket:Bucket",
  urn: "urn:b",
  property: "host",
  remedy: "say it",
  reported: false,
};

describe("Marks", () => {
  for (const [title, carry] of [
    ["as it is", (mark) => mark],
    ["in a text", (mark) => `https://${mark}/x`],
    ["in JSON within JSON", (mark) => JSON.stringify(JSON.stringify({ a: mark }))],
    ["in a URL", (mark) => encodeURIComponent(`${mark}&`)],
    ["in upper case", (mark) => mark.toUpperCase()],
  ] as [string, (mark: string) => string][]) {
    it(`finds a mark ${title}`, () => {
      const marks = new Marks();
      marks.make(host);
      assert.deepEqual(marks.found(carry(marks.make(zone))), [zone]);
    });
  }

  it("finds every mark of a string once", () => {
    const marks = new Marks();
    const [one, two] = [marks.make(zone), marks.make(host)];
    assert.deepEqual(marks.found(`${two}-${one}-${two}`), [host, zone]);
  });

  it("finds no mark in an ordinary string, nor marks of another recording", () => {
    const mark = new Marks().make(zone);
    assert.deepEqual(new Marks().found(`unanswered ${mark}`), []);
  });
});

describe("isBroken", () => {
  for (const [text, expected] of [
    ["undefined", true],
    ["arn:aws:s3:::undefined/*", true],
    ["undefined.s3.amazonaws.com", true],
    ["a-undefined-b", true],
    ['{"Resource":["arn:aws:s3:::undefined"]}', true],
    ['{"Host":"undefined.s3.amazonaws.com"}', true],
    ['typeof(x)=="undefined"', false],
    ['{"Resource":["arn:aws:s3:::undefined/*"]}', true],
    ["name-[object Object]", true],
    ["Calling [toString] on an [Output<T>] is not supported.\n\nTo get …", true],
    ["the behavior is undefined", false],
    ["if (x === undefined) { y: undefined }", false],
    ["x===undefined?a:b", false],
    ["undefinedness", false],
    ["", false],
  ] as const) {
    it(`${expected ? "refuses" : "accepts"} ${JSON.stringify(text)}`, () => {
      assert.equal(isBroken(text), expected);
    });
  }
});
