/**
 * The rules pass this project's stack with a domain, by either way of choosing a Region.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readStack } from "../../local/program/stack-file.ts";
import { evaluateVariant, root } from "../../tests/stacks/recorded.ts";
import { findingsInGraph } from "./graph-evaluation.ts";

const domain = { domain: "rugby.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" };

const routings = { edge: domain, latency: { ...domain, routing: "latency", residency: [] } };

describe("the rules on a stack with a domain", () => {
  for (const [routing, settings] of Object.entries(routings)) {
    it(`find nothing where ${routing} chooses the Region`, async () => {
      const { nodes } = await evaluateVariant(settings);
      assert.deepEqual(await findingsInGraph(nodes, await readStack(root, "dev")), []);
    });
  }
});
