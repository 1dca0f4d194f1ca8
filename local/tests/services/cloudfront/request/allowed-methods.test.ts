/** Methods of a behavior. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  isMethodAllowed,
  isMethodCached,
} from "../../../../services/cloudfront/request/allowed-methods.ts";

describe("isMethodAllowed", () => {
  const readOnly = { allowedMethods: new Set(["GET", "HEAD"]) };
  for (const [method, expected] of [
    ["GET", true],
    ["HEAD", true],
    ["POST", false],
    ["get", false],
    ["TRACE", false],
    ["", false],
  ] as const) {
    it(`${expected ? "takes" : "refuses"} ${JSON.stringify(method)} on a read-only behavior`, () =>
      assert.equal(isMethodAllowed(readOnly, method), expected));
  }
});

describe("isMethodCached", () => {
  for (const [method, cached, expected] of [
    ["GET", [], true],
    ["HEAD", [], true],
    ["OPTIONS", ["GET", "HEAD"], false],
    ["OPTIONS", ["GET", "HEAD", "OPTIONS"], true],
    ["POST", ["POST"], false],
    ["DELETE", ["DELETE"], false],
  ] as const) {
    it(`${method} with [${cached.join(" ")}]: ${expected}`, () =>
      assert.equal(isMethodCached({ cachedMethods: new Set<string>(cached) }, method), expected));
  }
});
