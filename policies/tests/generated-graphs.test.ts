/**
 * Rules evaluate whatever a program declares: none throws, and none fails to end.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { recordedStack } from "../../tests/stacks/recorded.ts";
import type { Finding } from "../property-check.ts";
import type { Facts } from "../reading/facts.ts";
import type { Stack } from "../reading/stack.ts";
import { rules } from "../rules.ts";
import { evaluateBroken, generatedBreaks } from "./broken-graphs.ts";
import { changedBy, generatedChanges, generatedStack } from "./generated-stack.ts";
import { stackAfter } from "./recorded-resources.ts";
import { findingsBy, reportsOf } from "./stack-evaluation.ts";

const facts: Facts = { project: "touchline", stack: "prod", config: {}, nowMs: () => 0 };

describe("the rules on generated stacks", () => {
  it("end, and report what there is in words", async () => {
    await fc.assert(
      fc.asyncProperty(generatedStack, async (stack) => {
        assert.deepEqual(await faultsOn(stack), []);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it("end, and report what there is in words of prod with odd values in some places", async () => {
    const prod = stackAfter((await recordedStack("prod")).nodes);
    await fc.assert(
      fc.asyncProperty(generatedChanges(prod), async (changes) => {
        assert.deepEqual(await faultsOn(changedBy(prod, changes)), []);
      }),
      { seed: 11, numRuns: 25 },
    );
  });
});

describe("the rules on broken copies of prod", () => {
  it("end, report what there is in words, and report the same again", async () => {
    const fired = new Set<string>();
    await fc.assert(
      fc.asyncProperty(generatedBreaks, async (list) => {
        const { found, faults } = await evaluateBroken(list);
        assert.deepEqual(faults, []);
        assert.deepEqual(reportsOf((await evaluateBroken(list)).found), reportsOf(found));
        for (const { rule } of found) {
          fired.add(rule);
        }
      }),
      { seed: 1, numRuns: 30 },
    );
    assert.ok(fired.size > 20, `${fired.size} rules reported something`);
  });
});

/** Findings about nothing of the stack, or whose texts show a value of JavaScript. */
async function faultsOn(stack: Stack): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const rule of rules) {
    for (const subject of rule.kind === "stack" ? [stack] : stack.resources) {
      const found = await findingsBy(rule, subject, {}, facts);
      const wrong = found.filter(
        (each) =>
          !isOn(stack, each) || /\bundefined\b|NaN|\[object/.test(`${each.found} ${each.write}`),
      );
      faults.push(...wrong.map((each) => `${rule.name}: ${reportsOf([each])[0]?.slice(0, 300)}`));
    }
  }
  return faults;
}

function isOn({ resources }: Stack, { on }: Finding): boolean {
  return on === undefined || resources.some(({ urn }) => urn === on.urn);
}
