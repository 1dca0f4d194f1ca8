/** The last lines of functions, in bounded memory. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { FunctionLogs, withLogs } from "../../console/function-logs.ts";

const event = (line: string, requestId = "r1", logGroup = "/aws/lambda/us-east-1.guard") => ({
  logGroup,
  stream: "s",
  requestId,
  line,
});

describe("FunctionLogs", () => {
  it("keeps the last lines within its bytes, however many come", () => {
    // A line of 400 characters costs 1000 bytes with what is kept beside it.
    const logs = new FunctionLogs(10_000);
    for (let at = 1; at <= 5000; at++) {
      logs.add(event(String(at).padEnd(400)), at);
    }
    const lines = logs.list({ limit: 100 });
    assert.deepEqual(
      lines.map(({ id }) => id),
      Array.from({ length: 10 }, (_, at) => 4991 + at),
    );
    assert.equal(lines.at(-1)?.timeMs, 5000);
  });

  it("keeps nothing of a line that is larger than all of it", () => {
    const logs = new FunctionLogs(1000);
    logs.add(event("x".repeat(1000)), 0);
    assert.deepEqual(logs.list({ limit: 10 }), []);
    logs.add(event("small"), 0);
    assert.equal(logs.list({ limit: 10 }).length, 1);
  });

  it("finds lines by function, log group, request, text and id", () => {
    const logs = new FunctionLogs();
    logs.add(event("Hello"), 0);
    logs.add(event("hello again", "r2"), 1);
    logs.add(event("HELLO", "r2", "/aws/cloudfront/function/rewrite"), 2);
    const found = (query: object) => logs.list({ limit: 10, ...query }).map(({ id }) => id);
    assert.deepEqual(found({ function: "guard" }), [1, 2]);
    assert.deepEqual(found({ function: "/aws/cloudfront/function/rewrite" }), [3]);
    assert.deepEqual(found({ request: "r2" }), [2, 3]);
    assert.deepEqual(found({ q: "HELLO a" }), [2]);
    assert.deepEqual(found({ after: 1 }), [2, 3]);
    assert.deepEqual(found({ limit: 1 }), [3]);
    assert.deepEqual(logs.functions(), ["guard", "rewrite"]);
  });

  it("is fed beside the log, with the time of the stack", () => {
    const logs = new FunctionLogs();
    const passed: string[] = [];
    const log = withLogs({ logFunction: ({ line }) => void passed.push(line) }, logs, () => 7);
    log.logFunction(event("a"));
    assert.deepEqual([passed, logs.list({ limit: 1 })[0]?.timeMs], [["a"], 7]);
  });
});
