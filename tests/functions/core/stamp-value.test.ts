/**
 * The value of the version header.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { versionStamp } from "../../../functions/core/stamp-value.ts";

const config = { stack: "dev", build: "3f9c" };

describe("versionStamp", () => {
  for (const [title, name, expected] of [
    ["names stack, build, function and version", "tables-1a2b", "dev 3f9c tables-1a2b:7"],
    ["removes the Region prefix of a replica", "us-east-1.tables-1a2b", "dev 3f9c tables-1a2b:7"],
    ["accepts an empty name", "", "dev 3f9c :7"],
  ] as const) {
    it(title, () => assert.equal(versionStamp(config, name, "7"), expected));
  }
});
