/**
 * The pack has nothing to say of our stack under a name of its own, by either way of choosing a Region.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startJudge } from "../../local/policy/judge-graph.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { evaluateVariant, root } from "../../tests/stacks/recorded.ts";
import { packFolder } from "./pack-on-prod.ts";

const own = { domain: "rugby.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" };

const routings = { edge: own, latency: { ...own, routing: "latency", residency: [] } };

describe("the policy pack on a stack with a domain", () => {
  for (const [routing, settings] of Object.entries(routings)) {
    it(`finds nothing where ${routing} chooses the Region`, async () => {
      const judge = await startJudge(packFolder, await readStack(root, "dev"), {});
      try {
        const { violations } = await judge.judge(await evaluateVariant(settings));
        assert.deepEqual(violations, []);
      } finally {
        judge.stop();
      }
    });
  }
});
