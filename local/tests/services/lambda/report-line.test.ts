import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  endLine,
  initReportLine,
  type Report,
  reportLine,
  startLine,
} from "../../../services/lambda/report-line.ts";

const report: Report = {
  requestId: "r1",
  durationMs: 133.613,
  memorySizeMb: 128,
  memoryUsedBytes: 31 * 2 ** 20,
  initMs: undefined,
  status: undefined,
};

describe("startLine and endLine", () => {
  it("name the request and the version", () => {
    assert.equal(startLine("r1", "7"), "START RequestId: r1 Version: 7");
    assert.equal(endLine("r1"), "END RequestId: r1");
  });
});

describe("reportLine", () => {
  for (const [title, changes, expected] of [
    [
      "rounds the duration to hundredths and the bill up to whole milliseconds",
      {},
      "REPORT RequestId: r1\tDuration: 133.61 ms\tBilled Duration: 134 ms\tMemory Size: 128 MB\tMax Memory Used: 31 MB",
    ],
    [
      "bills the Init phase with the first invocation",
      { durationMs: 80.3, initMs: 488.91 },
      "REPORT RequestId: r1\tDuration: 80.30 ms\tBilled Duration: 570 ms\tMemory Size: 128 MB\tMax Memory Used: 31 MB\tInit Duration: 488.91 ms",
    ],
    [
      "says that the invocation timed out",
      { durationMs: 3000, status: { kind: "timeout" } },
      "REPORT RequestId: r1\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 31 MB\tStatus: timeout",
    ],
    [
      "says how the runtime crashed",
      { durationMs: 1, status: { kind: "crash", errorType: "Runtime.ExitError" } },
      "REPORT RequestId: r1\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 31 MB\tStatus: error\tError Type: Runtime.ExitError",
    ],
    [
      "rounds memory up to whole megabytes",
      { durationMs: 1, memoryUsedBytes: 31 * 2 ** 20 + 1 },
      "REPORT RequestId: r1\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 32 MB",
    ],
    [
      "never reports more memory than there is",
      { durationMs: 1, memoryUsedBytes: 2 ** 40 },
      "REPORT RequestId: r1\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB",
    ],
  ] as const) {
    it(title, () => assert.equal(reportLine({ ...report, ...changes }), expected));
  }
});

describe("initReportLine", () => {
  it("reports how the Init phase failed", () => {
    assert.equal(
      initReportLine(1236.04, { kind: "timeout" }),
      "INIT_REPORT Init Duration: 1236.04 ms\tPhase: init\tStatus: timeout",
    );
    assert.equal(
      initReportLine(2, { kind: "crash", errorType: "Runtime.HandlerNotFound" }),
      "INIT_REPORT Init Duration: 2.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.HandlerNotFound",
    );
  });
});
