/**
 * Lines from which CloudWatch extracts metrics.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { measured, metricLine } from "../../../functions/adapters/metric.ts";

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

describe("measured", () => {
  const written: string[] = [];
  const logged: string[] = [];
  const log = measured(
    (level, event) => logged.push(`${level} ${event}`),
    (line) => written.push(line),
    () => 1_764_892_800_000,
  );
  for (const [event, fields, expected] of [
    ["region.failover", { region: "us-east-1" }, [["Failovers", 1, "Count"]]],
    ["request.refused", { fault: "expired" }, [["TokenRefusals", 1, "Count"]]],
    ["season.taken", { ageSeconds: 12 }, [["SeasonAge", 12, "Seconds"]]],
    ["season.taken", {}, []],
    ["season.invalidated", { lagSeconds: 5.5 }, [["InvalidationLag", 5.5, "Seconds"]]],
    ["request.answered", { ms: 3 }, []],
    ["toString", {}, []],
  ] as const) {
    it(`writes ${JSON.stringify(expected)} for ${event} with ${JSON.stringify(fields)}, and its line`, () => {
      written.length = 0;
      logged.length = 0;
      log("info", event, { requestId: "r", ...fields });
      assert.deepEqual(logged, [`info ${event}`]);
      const lines = written.map((line) => JSON.parse(line));
      assert.deepEqual(
        lines.map(({ _aws, ...values }) => {
          const [{ Name, Unit }] = _aws.CloudWatchMetrics[0].Metrics;
          return [Name, values[Name], Unit];
        }),
        expected,
      );
    });
  }
});
