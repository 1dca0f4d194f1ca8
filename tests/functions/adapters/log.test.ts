/**
 * Log lines.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { describeCause, log } from "../../../functions/adapters/log.ts";
import { captureLog } from "../log-capture.ts";

describe("log", () => {
  for (const level of ["info", "warn", "error"] as const) {
    it(`writes one line of JSON under console.${level}`, () => {
      const capture = captureLog();
      log(level, "season.taken", { requestId: "r1", objectTag: '"o1"' });
      capture.end();
      assert.deepEqual(capture.lines, [
        { level, event: "season.taken", requestId: "r1", objectTag: '"o1"' },
      ]);
    });
  }
});

describe("describeCause", () => {
  for (const [title, thrown, expected] of [
    ["describes an error", new TypeError("no"), { name: "TypeError", message: "no" }],
    [
      "keeps Node's code",
      Object.assign(new Error("cut"), { code: "ECONNRESET" }),
      { name: "Error", message: "cut", code: "ECONNRESET" },
    ],
    [
      "omits codes that are not text",
      Object.assign(new Error("x"), { code: 7 }),
      { name: "Error", message: "x" },
    ],
    [
      "keeps the metadata of the AWS SDK",
      Object.assign(new Error("slow down"), { $metadata: { httpStatusCode: 503, attempts: 2 } }),
      { name: "Error", message: "slow down", aws: { httpStatusCode: 503, attempts: 2 } },
    ],
    ["describes a thrown text", "boom", { name: "unknown", message: "boom" }],
    ["describes undefined", undefined, { name: "unknown", message: "undefined" }],
    ["describes anything else by its type", { secret: 1 }, { name: "unknown", message: "object" }],
  ] as const) {
    it(title, () => assert.deepEqual(describeCause(thrown), expected));
  }
});
