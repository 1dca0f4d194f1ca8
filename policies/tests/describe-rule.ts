/**
 * How a rule is tested: by hand-written resources, and by breaking the recorded stack `prod` in just that way.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Facts } from "../reading/facts.ts";
import type { StackResource } from "../reading/resource.ts";
import type { Rule } from "../rule.ts";
import { engineShapes, firstPreview } from "./engine-shapes.ts";
import { stackOf } from "./fixtures.ts";
import type { Draft } from "./graph-draft.ts";
import { findingsInMutation } from "./graph-evaluation.ts";
import { silentInFirstPreview } from "./silent-in-first-preview.ts";
import { type FoundBy, findingsBy, reportsOf } from "./stack-evaluation.ts";
import { spokenUnknowns } from "./unknown-reads.ts";

/** What is evaluated: a resource for a rule about resources, a stack (or its resources) for one about stacks. */
type Subject = StackResource | readonly StackResource[];

/** One thing that a rule must pass, or report. */
interface Case {
  readonly title: string;
  readonly given: Subject;
  /** Settings of the rule that are not at their default. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the stack by key with namespace. */
  readonly config?: Readonly<Record<string, string>>;
  /** @default "prod" */
  readonly stack?: string;
}

/** The tests of a rule. */
export interface RuleCases {
  readonly passes: readonly Case[];
  /** Each with exactly what is reported: `<resource> <property> <what was found>; <what to write>`. */
  readonly violates: readonly (Case & { readonly reports: readonly string[] })[];
  /** Breaks the recorded graph of `prod`; this rule must then report it, and no other. */
  readonly mutation: {
    readonly breaks: (draft: Draft) => void;
    /** Findings of the rule in the broken graph, as in `violates`. */
    readonly reports: readonly string[];
    /** Settings of the rule, where at their defaults it passes everything. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Settings of the stack that are not as in its file, by key with namespace. */
    readonly config?: Readonly<Record<string, string>>;
  };
}

/** What a case does not name. */
const facts: Facts = {
  project: "touchline",
  stack: "prod",
  config: {},
  nowMs: () => Date.UTC(2026, 10, 28),
};

/** Declares the tests of a rule. */
export function describeRule(rule: Rule, { passes, violates, mutation }: RuleCases): void {
  describe(`policy ${rule.name}`, () => {
    it("has cases that pass, cases that violate it, and a mutation", () => {
      assert.ok(
        passes.length > 0 && violates.length > 0 && mutation.reports.length > 0,
        `fill in passes, violates and mutation in the test of ${rule.name}, and the texts of the rule`,
      );
      assert.doesNotMatch(`${rule.statement} ${rule.why}`, /^State what must hold|State what goes/);
    });
    for (const each of passes) {
      it(`passes: ${each.title}`, async () => {
        assert.deepEqual(reportsOf(await evaluated(rule, each)), []);
      });
    }
    for (const each of violates) {
      it(`reports: ${each.title}`, async () => {
        assert.ok(each.reports.length > 0);
        assert.deepEqual(reportsOf(await evaluated(rule, each)), each.reports);
      });
    }
    it("reports nothing where a value it reads is unknown", async () => {
      const spoken = [];
      for (const each of passes) {
        const { subject, settings, known } = evaluation(rule, each);
        for (const { read, found } of await spokenUnknowns(rule, subject, settings, known)) {
          spoken.push([each.title, read.path.join("."), ...reportsOf(found)].join(": "));
        }
      }
      assert.deepEqual([...new Set(spoken)], []);
    });
    it("is the only rule that reports prod broken in that way", async () => {
      const { breaks, settings, config } = mutation;
      const found = await findingsInMutation(breaks, settings && { [rule.name]: settings }, config);
      assert.deepEqual([...new Set(found.map((each) => each.rule))], [rule.name]);
      assert.deepEqual(reportsOf(found), mutation.reports);
    });
    for (const [title, shape] of Object.entries(engineShapes)) {
      const isSilent = title === firstPreview && silentInFirstPreview.includes(rule.name);
      it(`reports ${isSilent ? "nothing of the broken prod" : "the broken prod"} ${title}`, async () => {
        const { breaks, settings, config } = mutation;
        const given = settings && { [rule.name]: settings };
        const found = await findingsInMutation(breaks, given, config, shape);
        const isReported = found.some((each) => each.rule === rule.name);
        assert.equal(isReported, !isSilent);
      });
    }
  });
}

async function evaluated(rule: Rule, each: Case): Promise<readonly FoundBy[]> {
  const { subject, settings, known } = evaluation(rule, each);
  return findingsBy(rule, subject, settings, known);
}

/** What a rule is given in a case. */
function evaluation(rule: Rule, each: Case) {
  const { given, settings = {}, config = {}, stack = "prod" } = each;
  const known = { ...facts, config, stack };
  if (rule.kind === "stack") {
    return { subject: stackOf(...(isMany(given) ? given : [given])), settings, known };
  }
  assert.ok(!isMany(given), "a rule about resources evaluates one");
  assert.ok(
    rule.types.includes(given.type) || rule.types.includes("*"),
    "the rule is not about this type",
  );
  return { subject: given, settings, known };
}

function isMany(given: Subject): given is readonly StackResource[] {
  return Array.isArray(given);
}
