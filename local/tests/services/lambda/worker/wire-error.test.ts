import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  errorRecord,
  RuntimeError,
  wireError,
} from "../../../../services/lambda/worker/wire-error.ts";

const unreadable = new Error("hidden");
Object.defineProperty(unreadable, "message", {
  get() {
    throw new Error("no");
  },
});

describe("wireError", () => {
  for (const [title, thrown, expected] of [
    [
      "an error by its name",
      new RangeError("far"),
      { errorType: "RangeError", errorMessage: "far" },
    ],
    [
      "the runtime's own by its type",
      new RuntimeError("Runtime.HandlerNotFound", "gone"),
      { errorType: "Runtime.HandlerNotFound", errorMessage: "gone" },
    ],
    ["a string by its type", "oops", { errorType: "string", errorMessage: "oops" }],
    ["undefined", undefined, { errorType: "undefined", errorMessage: "undefined" }],
    ["null", null, { errorType: "object", errorMessage: "null" }],
    [
      "an error that cannot be read",
      unreadable,
      { errorType: "handled", errorMessage: "the thrown value cannot be read" },
    ],
    [
      "an object without a text",
      Object.create(null),
      { errorType: "handled", errorMessage: "the thrown value cannot be read" },
    ],
  ] as const) {
    it(`reports ${title}`, () => assert.deepEqual(wireError(thrown), expected));
  }
});

describe("wireError of a huge message", () => {
  it("keeps what a log event holds", () => {
    const { errorMessage } = wireError(new Error("x".repeat(262_145)));
    assert.equal(errorMessage, "x".repeat(262_144));
  });
});

describe("errorRecord", () => {
  it("holds type, message, own properties and the stack in lines", () => {
    const error = Object.assign(new TypeError("bad"), {
      code: "E_BAD",
      stack: "TypeError: bad\n  at x",
    });
    assert.equal(
      errorRecord(error),
      '{"errorType":"TypeError","errorMessage":"bad","code":"E_BAD","stack":["TypeError: bad","  at x"]}',
    );
  });

  it("shows causes the same way", () => {
    const cause = Object.assign(new Error("first"), { stack: "s" });
    const error = Object.assign(new Error("second"), { stack: "t", reason: cause });
    assert.deepEqual(JSON.parse(errorRecord(error)), {
      errorType: "Error",
      errorMessage: "second",
      reason: { errorType: "Error", errorMessage: "first", stack: ["s"] },
      stack: ["t"],
    });
  });

  it("falls back to type and message when the error cannot be serialized", () => {
    const circular: Error & { self?: unknown } = new Error("round");
    circular.self = circular;
    for (const error of [circular, Object.assign(new Error("round"), { size: 1n })]) {
      assert.equal(errorRecord(error), '{"errorType":"Error","errorMessage":"round"}');
    }
    assert.equal(
      errorRecord(unreadable),
      '{"errorType":"handled","errorMessage":"the thrown value cannot be read"}',
    );
  });
});
