/**
 * Behaviors CloudFront does not take ("Cache behavior settings" of the CloudFront guide).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cachingDisabled } from "../../../model/managed-policies.ts";
import {
  refuseBehavior,
  refuseRepeatedPatterns,
} from "../../../model/refusals/behavior-refusals.ts";
import type { Behavior } from "../../../services/cloudfront/model.ts";

const readOnly = ["GET", "HEAD"];
const everything = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

function refusals(pathPattern: string, allowed: readonly string[], cached: readonly string[]) {
  const behavior: Behavior = {
    pathPattern,
    targetOriginId: "bucket",
    viewerProtocolPolicy: "https-only",
    allowedMethods: new Set(allowed),
    cachedMethods: new Set(cached),
    compress: false,
    cachePolicy: cachingDisabled,
    originRequestPolicy: undefined,
    responseHeadersPolicy: undefined,
    functions: {},
  };
  return refuseBehavior(behavior).map(({ path, message }) => `${path} ${message}`);
}

const pattern = (got: string): string =>
  `pathPattern must be 1 to 255 letters, digits and _-.*$/~"'@:+&?, got ${got}`;

describe("refuseBehavior", () => {
  for (const [pathPattern, problems] of [
    ["*", []],
    ["/rugby_data.json", []],
    [`/a-b/*.$~"'@:+&?`, []],
    ["/a".padEnd(255, "a"), []],
    ["/a".padEnd(256, "a"), [pattern(`"/${"a".repeat(198)}…`)]],
    ["", [pattern('""')]],
    ["/a b", [pattern('"/a b"')]],
    ["/%41", [pattern('"/%41"')]],
  ] as const) {
    it(`${problems.length === 0 ? "accepts" : "refuses"} a pattern like ${pathPattern.slice(0, 20)}`, () => {
      assert.deepEqual(refusals(pathPattern, readOnly, readOnly), problems);
    });
  }

  const allowed = (got: string): string =>
    `allowedMethods must be GET HEAD, or GET HEAD OPTIONS, or GET HEAD OPTIONS PUT PATCH POST DELETE, got ${got}`;
  for (const [allow, cache, problems] of [
    [readOnly, readOnly, []],
    [["HEAD", "GET"], readOnly, []],
    [["GET", "HEAD", "OPTIONS"], ["GET", "HEAD", "OPTIONS"], []],
    [everything, readOnly, []],
    [["GET"], readOnly, [allowed('["GET"]')]],
    [["GET", "HEAD", "POST"], readOnly, [allowed('["GET","HEAD","POST"]')]],
    [
      everything,
      everything,
      [`cachedMethods must be GET HEAD, or GET HEAD OPTIONS, got ${JSON.stringify(everything)}`],
    ],
    [
      readOnly,
      ["GET", "HEAD", "OPTIONS"],
      ["cachedMethods must not hold OPTIONS, which is not allowed"],
    ],
  ] as const) {
    it(`${problems.length === 0 ? "accepts" : "refuses"} ${allow.join(" ")}, cached ${cache.join(" ")}`, () => {
      assert.deepEqual(refusals("*", allow, cache), problems);
    });
  }
});

describe("refuseRepeatedPatterns", () => {
  for (const [patterns, indices] of [
    [[], []],
    [["/a", "/b"], []],
    [["/a", "/b", "/a"], [2]],
    [["/a", "a"], [1]],
    [["/a", "/A"], []],
  ] as const) {
    it(`finds ${indices.length} in ${JSON.stringify(patterns)}`, () => {
      assert.deepEqual(
        refuseRepeatedPatterns(patterns),
        indices.map((index) => ({
          path: `orderedCacheBehaviors[${index}].pathPattern`,
          message: `must not be that of an earlier behavior, got ${JSON.stringify(patterns[index])}`,
        })),
      );
    });
  }
});
