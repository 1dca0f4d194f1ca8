/**
 * A forecast at a terminal.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { UsageLine } from "../../../forecast/outcome.ts";
import { textReport } from "../../../forecast/report/text-report.ts";
import { reportFixture } from "../outcome-fixture.ts";

/** The lines of a table, without those before its heading. */
function tableOf(title: string, text: string): readonly string[] {
  const from = text.indexOf(`\n${title}\n`) + 1;
  return text.slice(from, text.indexOf("\n\n", from)).split("\n").slice(2);
}

describe("a forecast as text", () => {
  const text = textReport(reportFixture());

  it("says first what was simulated", () => {
    assert.equal(
      text.split("\n")[0],
      "rugby prod with match-day: 10 hours, 1,000,000 requests, each simulated, seed 1",
    );
    const sampled = textReport(reportFixture({ requestsPerSample: 12.345 }));
    assert.match(sampled, /^.*: 10 hours, 1,000,000 requests simulated, each for 12.35, seed 1\n/);
  });

  it("has variants beside the program, and what differs", () => {
    const report = reportFixture();
    const usd = { value: report.cost.totalUsd.value * 1.5, error: 0 };
    const variant = { name: "no-cache", about: "nothing is kept at the edge", usd };
    const figures = {
      hitRatio: 0,
      originRequests: 1_000_000,
      p50: 84,
      p95: 348,
      p99: 376,
      failed: 0,
    };
    const compared = textReport({ ...report, comparison: [{ ...variant, ...figures }] });
    assert.match(compared, / no-cache: nothing is kept at the edge\.\n/);
    const row = tableOf("Variants", compared).find((line) => line.startsWith("  no-cache"));
    assert.match(
      row ?? "",
      /^ {2}no-cache {2,}242\.43 +\+50\.0 % +0\.0 % +1,000,000 +84 ms +348 ms +376 ms /,
    );
  });

  it("has the cost of a month by service, with its error", () => {
    assert.deepEqual(tableOf("Cost of a month", text), [
      "  Service               USD a month   Share",
      "  Amazon CloudFront   138.81 ± 3.10  85.9 %",
      "  Amazon API Gateway           8.10   5.0 %",
      "  Lambda@Edge                  4.38   2.7 %",
      "  AWS Lambda                   1.92   1.2 %",
      "  Amazon S3                    1.40   0.9 %",
      "  Amazon SES                   0.01   0.0 %",
      "  While idle                   7.00   4.3 %",
      "  Together            161.62 ± 3.10",
    ]);
  });

  it("has the formula of each item, and says which price is not known", () => {
    const items = tableOf("Cost by item", text);
    const s3 = items.find((line) => line.includes("Amazon S3"));
    assert.equal(
      s3?.replaceAll(/ {2,}/g, "|"),
      "|Amazon S3|ca-central-1|2,920,000 GET and HEAD requests × 0.00048 per 1,000|1.40|not known: from that of us-east-1",
    );
  });

  it("has a row for items below a cent, so that the column adds up", () => {
    const small: UsageLine = {
      ...{ service: "Amazon SQS", item: "requests", place: "eu-west-1", route: undefined },
      quantity: { value: 1, error: 0 },
    };
    const usage = [...reportFixture().outcome.usage, small];
    assert.match(textReport(reportFixture({ usage })), /\n {2}1 items below a cent .* 0\.00\n/);
  });

  it("has latencies of routes, and where the time is spent", () => {
    const [, , v1] = tableOf("Routes", text);
    assert.equal(
      v1?.replaceAll(/ {2,}/g, "|"),
      "|/v1/*|200,000|–|60 ms|240 ms|480 ms|1.0 %|1.0 %|viewer to edge 60 %, edge to origin 13 %, edge functions 10 %, origin 10 %, edge 5 %, waiting 2 %",
    );
  });

  it("has the result with half and with double of an assumption", () => {
    assert.equal(
      tableOf("What the result depends on", text).at(-1)?.replaceAll(/ {2,}/g, "|"),
      "|edgeFunctionMs|5|102.50 (−2.4 %)|110.00 (+4.8 %)|83 ms (−2.9 %)|90 ms (+5.9 %)",
    );
  });

  it("ends with what is not in it", () => {
    assert.ok(text.endsWith("  Managed rule groups block nothing <here>.\n"));
  });
});
