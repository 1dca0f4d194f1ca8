/**
 * What `npm run policy` prints of a verdict.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { report } from "../../../scripts/policy/report.ts";

const judged = { stack: "prod", resources: 3, policies: 2, config: undefined };
const urn = "urn:pulumi:prod::touchline::aws:s3/bucket:Bucket::season";

describe("npm run policy: the report", () => {
  it("is one line where there is nothing to say", () => {
    const verdict = { violations: [], mendings: [], isBlocked: false };
    assert.equal(report(verdict, judged), "2 policies, 3 resources of prod: nothing to say\n");
  });

  it("tells first what stops a deployment, then the rest, then the sum", () => {
    const verdict = {
      violations: [
        {
          policy: "tall",
          level: "advisory",
          message: "Things are tall.\nseason is small\n  grow",
          urn,
        },
        { policy: "wide", level: "mandatory", message: "Things are wide.", urn },
      ],
      mendings: [
        { policy: "tags", urn, failure: undefined },
        { policy: "logs", urn, failure: "no" },
      ],
      isBlocked: true,
    } as const;
    assert.equal(
      report(verdict, { ...judged, config: "policies/config/prod.json" }),
      [
        "mandatory wide: Things are wide.",
        "  season",
        "advisory  tall: Things are tall.",
        "  season is small",
        "    grow",
        "mended    tags: season",
        "mandatory logs: season could not be mended: no",
        "2 policies (policies/config/prod.json), 3 resources of prod: 1 mandatory, 1 advisory; it would not be deployed",
        "",
      ].join("\n"),
    );
  });
});
