/**
 * Accept-Encoding, reduced.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { normalizeAcceptEncoding } from "../../../../services/cloudfront/headers/accept-encoding.ts";

const both = { gzip: true, brotli: true };
const gzipOnly = { gzip: true, brotli: false };
const brotliOnly = { gzip: false, brotli: true };
const neither = { gzip: false, brotli: false };

describe("normalizeAcceptEncoding", () => {
  for (const [title, value, flags, expected] of [
    ["adds nothing when the header is absent", undefined, both, ""],
    ["adds nothing for an empty header", "", both, ""],
    ["knows what a browser sends", "gzip, deflate, br, zstd", both, "br,gzip"],
    ["orders the codings its own way", "br, gzip", both, "br,gzip"],
    ["keeps one coding", "gzip", both, "gzip"],
    ["keeps the other coding", "br", both, "br"],
    ["drops a coding whose flag is off", "gzip, br", gzipOnly, "gzip"],
    ["drops the other coding whose flag is off", "gzip, br", brotliOnly, "br"],
    ["drops everything when no flag is on", "gzip, br", neither, ""],
    ["drops codings the edge does not know", "deflate, zstd, identity", both, ""],
    ["compares without regard to case", "GZIP, Br", both, "br,gzip"],
    ["ignores blanks and tabs", " \tgzip\t ,  br ", both, "br,gzip"],
    ["accepts a weight", "gzip;q=0.5, br ; q=1.0", both, "br,gzip"],
    ["refuses a weight of 0", "gzip;q=0, br;q=0.000", both, ""],
    ["accepts the smallest weight", "gzip;q=0.001", both, "gzip"],
    ["refuses a weight that is no number", "gzip;q=high", both, ""],
    ["refuses a negative weight", "gzip;q=-1", both, ""],
    ["does not read * as every coding", "*", both, ""],
    ["does not find a coding within another name", "x-gzip, brotli, gzipped", both, ""],
    ["does not find a coding without a comma", "x gzip", both, ""],
  ] as const) {
    it(title, () => assert.equal(normalizeAcceptEncoding(value, flags), expected));
  }

  it("reduces any value to one of four texts", () => {
    const known = new Set(["br,gzip", "br", "gzip", ""]);
    fc.assert(fc.property(fc.string(), (value) => known.has(normalizeAcceptEncoding(value, both))));
  });

  it("takes linear time for a header of the largest size", () => {
    const value = `${" ".repeat(16_000)},gzip${"\t".repeat(16_000)}x`;
    const before = process.threadCpuUsage();
    assert.equal(normalizeAcceptEncoding(value, both), "");
    assert.ok(process.threadCpuUsage(before).user < 1_000_000, "at most a second of CPU");
  });
});
