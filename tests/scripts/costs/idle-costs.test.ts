/**
 * The costs of idle stacks, counted from their graphs.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import { idleCosts, total } from "../../../local/forecast/cost/idle-costs.ts";
import type { Graph } from "../../../local/program/graph.ts";
import { costsTable, withTable } from "../../../scripts/costs/costs-table.ts";
import { costedStacks } from "../../../scripts/costs/stacks.ts";
import { evaluateVariant, root } from "../../stacks/recorded.ts";

const counts = (graph: Graph) =>
  Object.fromEntries(idleCosts(graph).map(({ item, count }) => [item, count]));

describe("the costs of an idle stack", () => {
  let stacks: ReadonlyMap<string, Graph>;
  before(async () => {
    stacks = await costedStacks(root);
  });

  it("are those in docs/costs.md; run npm run costs", () => {
    const document = readFileSync(join(root, "docs/costs.md"), "utf8");
    assert.equal(withTable(document, costsTable(stacks)), document);
  });

  it("are 34 USD more with the desk, in its own Region", () => {
    const [without = 0, desk = 0] = [...stacks.values()].map((graph) => total(idleCosts(graph)));
    assert.equal((desk - without).toFixed(2), (730 * (0.0252 + 2 * 0.011)).toFixed(2));
    assert.ok(without < 16, `${without}`);
  });

  it("count health checks with routing by latency, and are not known in a Region without prices", async () => {
    const graph = await evaluateVariant({
      ...{ domain: "rugby.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ", desk: true },
      ...{ homeRegion: "ca-central-1", regions: ["ca-central-1", "us-east-1"] },
      ...{ routing: "latency", residency: [] },
    });
    assert.equal(counts(graph)["Route 53 health checks"], 2);
    assert.equal(total(idleCosts(graph)), undefined);
    assert.match(costsTable(new Map([["there", graph]])), /\| Load balancers \| 1: not known \|/);
  });
});
