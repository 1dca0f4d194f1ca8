/**
 * The comment about two forecasts.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pullRequestComment } from "../../../forecast/report/pull-request-comment.ts";
import { outcome, reportFixture } from "../outcome-fixture.ts";

const before = reportFixture();

describe("the comment about two forecasts", () => {
  it("has what changed: money, hit ratios, latencies", () => {
    const [first, ...routes] = outcome.routes;
    const slower = first && {
      ...first,
      hitRatio: undefined,
      latency: { ...first.latency, p95: 90 },
    };
    const after = reportFixture({
      usage: outcome.usage.slice(1),
      routes: slower === undefined ? routes : [slower, ...routes],
    });
    assert.equal(
      pullRequestComment(before, after),
      `### Forecast of \`prod\`: 103.22 USD a month (−36.1 %), p95 80 ms (=)

| USD a month | before | after | |
| --- | ---: | ---: | ---: |
| Amazon CloudFront | 138.81 | 80.41 | −42.1 % |
| Together | 161.62 | 103.22 | −36.1 % |

| Hits of cacheable | before | after | |
| --- | ---: | ---: | ---: |
| \`*\` | 90.0 % | – |  |

| p95 | before | after | |
| --- | ---: | ---: | ---: |
| \`*\` | 72 ms | 90 ms |  |

<sub>rugby prod with match-day: 10 hours, 1,000,000 requests, each simulated, seed 1. List prices; a difference below 3.10 USD may be chance.</sub>

`,
    );
  });

  it("says so when traffic or seed differ, and keeps their names from being Markdown", () => {
    const other = reportFixture({ traffic: "<b>", seed: 2 });
    assert.match(
      pullRequestComment(before, other),
      /\*\*Not the same traffic \(match-day, now &lt;b>\), seed \(1, now 2\)\*\*: the differences are not of the program alone\./,
    );
  });

  it("names other assumptions", () => {
    const other = {
      ...before,
      assumptions: before.assumptions.map((each) => ({ ...each, value: 2 * each.value })),
    };
    assert.match(
      pullRequestComment(before, other),
      /Other assumptions: `edgeFunctionMs` 10, before 5; `regionPriceFactor` 2\.4, before 1\.2\./,
    );
  });
});
