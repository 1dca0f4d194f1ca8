/**
 * Lines from which CloudWatch extracts metrics.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  failovers,
  invalidationLag,
  measured,
  metricLine,
  seasonAge,
  tokenRefusals,
} from "../../../functions/adapters/metric.ts";

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
  for (const [metric, event, fields, expected] of [
    [failovers, "region.failover", { region: "us-east-1" }, [["Failovers", 1, "Count"]]],
    [tokenRefusals, "request.refused", { fault: "expired" }, [["TokenRefusals", 1, "Count"]]],
    [seasonAge, "season.taken", { ageSeconds: 12 }, [["SeasonAge", 12, "Seconds"]]],
    [seasonAge, "season.taken", {}, []],
    [
      invalidationLag,
      "season.invalidated",
      { lagSeconds: 5.5 },
      [["InvalidationLag", 5.5, "Seconds"]],
    ],
    [failovers, "request.answered", { ms: 3 }, []],
  ] as const) {
    it(`writes ${JSON.stringify(expected)} of ${metric.name} for ${event} with ${JSON.stringify(fields)}, and its line`, () => {
      const written: string[] = [];
      const logged: string[] = [];
      const log = measured(
        metric,
        (level, each) => logged.push(`${level} ${each}`),
        (line) => written.push(line),
        () => 1_764_892_800_000,
      );
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
