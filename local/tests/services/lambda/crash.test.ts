import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { crashMessage, crashOf } from "../../../services/lambda/crash.ts";

const stack = "TypeError: boom\n    at somewhere";

describe("crashOf", () => {
  for (const [title, uncaught, exitCode, expected] of [
    [
      "names the exit status",
      undefined,
      3,
      {
        errorType: "Runtime.ExitError",
        reason: "Runtime exited with error: exit status 3",
        stack: undefined,
      },
    ],
    [
      "has no reason for status 0",
      undefined,
      0,
      {
        errorType: "Runtime.ExitError",
        reason: "Runtime exited without providing a reason",
        stack: undefined,
      },
    ],
    [
      "keeps the stack of an uncaught error",
      Object.assign(new TypeError("boom"), { stack }),
      1,
      { errorType: "Runtime.ExitError", reason: "Runtime exited with error: exit status 1", stack },
    ],
    [
      "shows an uncaught value that JSON cannot say",
      { deep: 1n },
      1,
      {
        errorType: "Runtime.ExitError",
        reason: "Runtime exited with error: exit status 1",
        stack: "Uncaught { deep: 1n }",
      },
    ],
    [
      "tells a full heap from other ends",
      Object.assign(new Error("limit"), { code: "ERR_WORKER_OUT_OF_MEMORY" }),
      1,
      {
        errorType: "Runtime.OutOfMemory",
        reason: "Runtime exited with error: signal: killed",
        stack: undefined,
      },
    ],
  ] as const) {
    it(title, () => assert.deepEqual(crashOf(uncaught, exitCode), expected));
  }
});

describe("crashOf a huge error", () => {
  it("keeps what a log event holds", () => {
    const error = Object.assign(new Error(), { stack: "x".repeat(262_145) });
    assert.equal(crashOf(error, 1).stack, "x".repeat(262_144));
  });
});

describe("crashMessage", () => {
  it("puts the request before the reason", () => {
    assert.equal(
      crashMessage("r1", crashOf(undefined, 1)),
      "RequestId: r1 Error: Runtime exited with error: exit status 1",
    );
  });
});
