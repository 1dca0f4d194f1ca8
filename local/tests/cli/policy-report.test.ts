/**
 * What `npm run policy` prints of an evaluation.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { report } from "../../cli/policy-report.ts";

const evaluated = { stack: "prod", resources: 3, policies: 2, config: undefined };
const urn = "urn:pulumi:prod::touchline::aws:s3/bucket:Bucket::season";

describe("npm run policy: the report", () => {
  it("is one line where there is no violations", () => {
    const evaluation = { violations: [], remediations: [], isBlocked: false };
    assert.equal(report(evaluation, evaluated), "2 policies, 3 resources of prod: no violations\n");
  });

  it("tells first what stops a deployment, then the rest, then the sum", () => {
    const evaluation = {
      violations: [
        {
          policy: "tall",
          level: "advisory",
          message: "Things are tall.\nseason is small\n  grow",
          urn,
        },
        { policy: "wide", level: "mandatory", message: "Things are wide.", urn },
      ],
      remediations: [
        { policy: "tags", urn, failure: undefined },
        { policy: "logs", urn, failure: "no" },
      ],
      isBlocked: true,
    } as const;
    assert.equal(
      report(evaluation, { ...evaluated, config: "policies/config/prod.json" }),
      [
        "mandatory wide: Things are wide.",
        "  season",
        "advisory  tall: Things are tall.",
        "  season is small",
        "    grow",
        "remediated tags: season",
        "mandatory logs: season could not be remediated: no",
        "2 policies (policies/config/prod.json), 3 resources of prod: 1 mandatory, 1 advisory; it would not be deployed",
        "",
      ].join("\n"),
    );
  });
});
