/**
 * Lines from which CloudWatch extracts metrics.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { metricLine } from "../../../functions/adapters/metric.ts";

describe("metricLine", () => {
  it("has the value, its dimension and their description on one line", () => {
    const line = metricLine("SeasonInvalid", 1, {
      namespace: "touchline",
      functionName: "season-changed-1",
      atMs: 1_764_892_800_000,
    });
    assert.ok(!line.includes("\n"));
    assert.deepEqual(JSON.parse(line), {
      _aws: {
        Timestamp: 1_764_892_800_000,
        CloudWatchMetrics: [
          {
            Namespace: "touchline",
            Dimensions: [["FunctionName"]],
            Metrics: [{ Name: "SeasonInvalid", Unit: "Count" }],
          },
        ],
      },
      FunctionName: "season-changed-1",
      SeasonInvalid: 1,
    });
  });
});
