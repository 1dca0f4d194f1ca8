/**
 * The sum at the end of a run.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { summarize } from "../../server/request-summary.ts";
import { terminalLog } from "../../server/terminal-log.ts";

const answered = { method: "GET", path: "/", status: 200, cache: "", durationMs: 1 };
const event = { logGroup: "/aws/lambda/f", stream: "s", requestId: "r" };

describe("summarize", () => {
  let nowMs = 0;
  let said = "";
  const start = () => {
    nowMs = 500;
    said = "";
    const log = terminalLog((text) => {
      said += text;
    });
    return summarize(log, () => nowMs);
  };

  it("counts requests, hits among those of a distribution, errors and function runs", () => {
    const { log, text } = start();
    for (const [cache, status] of [
      ["Miss", 200],
      ["Hit", 200],
      ["RefreshHit", 304],
      ["Error", 502],
      ["", 500],
      ["", 499],
    ] as const) {
      log.logRequest?.({ ...answered, cache, status });
    }
    log.logFunction({ ...event, line: "REPORT RequestId: r\tDuration: 1 ms" });
    log.logFunction({ ...event, line: "END RequestId: r" });
    nowMs = 61_400;
    assert.equal(
      text(),
      "served 6 requests (50 % hits) with 2 errors of 5xx and 1 function run in 61 s",
    );
    assert.equal(said.split("\n").length, 9);
  });

  it("says no share of hits where no distribution answered", () => {
    const { log, text } = start();
    log.logRequest?.(answered);
    nowMs = 180_500;
    assert.equal(text(), "served 1 request with 0 errors of 5xx and 0 function runs in 3 min");
  });
});
