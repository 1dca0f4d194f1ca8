/**
 * How a rule is tested: by hand-written resources, and by breaking the recorded stack `prod` in just that way.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { recordedStack } from "../../tests/stacks/recorded.ts";
import type { Resource, StackResource } from "../reading/resource.ts";
import type { Stack } from "../reading/stack.ts";
import type { Facts, Finding, Rule } from "../rule.ts";
import { stackOf } from "./fixtures.ts";
import { Draft } from "./graph-draft.ts";
import { packOnProd } from "./pack-on-prod.ts";

/** What is judged: a resource for a rule about resources, a stack (or its resources) for one about stacks. */
type Subject = StackResource | readonly StackResource[];

/** One thing a rule must say nothing about, or something. */
interface Case {
  readonly title: string;
  readonly given: Subject;
  /** Knobs that are not at their default. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the stack by key with namespace. */
  readonly config?: Readonly<Record<string, string>>;
  /** @default "prod" */
  readonly stack?: string;
}

/** What a rule is held to. */
export interface RuleCases {
  readonly passes: readonly Case[];
  /** Each with exactly what is said: `<resource> <property> <what was found>; <what to write>`. */
  readonly violates: readonly (Case & { readonly says: readonly string[] })[];
  /** Breaks the recorded graph of `prod`; the real pack must then speak with this rule alone. */
  readonly mutation: {
    readonly breaks: (draft: Draft) => void;
    /** Findings of the rule in the broken graph, as in `says`. */
    readonly says: readonly string[];
    /** Knobs of the rule, where at their defaults it leaves everything alone. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Settings of the stack that are not as in its file, by key with namespace. */
    readonly config?: Readonly<Record<string, string>>;
  };
}

/** What a case does not say. */
const facts: Facts = {
  project: "touchline",
  stack: "prod",
  config: {},
  nowMs: () => Date.UTC(2026, 10, 28),
};

/** Declares the tests of a rule. */
export function describeRule(rule: Rule, { passes, violates, mutation }: RuleCases): void {
  describe(`policy ${rule.name}`, () => {
    for (const each of passes) {
      it(`is content: ${each.title}`, async () => {
        assert.deepEqual(await judged(rule, each), []);
      });
    }
    for (const each of violates) {
      it(`speaks: ${each.title}`, async () => {
        assert.ok(each.says.length > 0);
        assert.deepEqual(await judged(rule, each), each.says);
      });
    }
    it("speaks, and no other rule does, when prod is broken in just that way", async () => {
      const draft = new Draft(await recordedStack("prod"));
      mutation.breaks(draft);
      const { settings, config } = mutation;
      const pack = await packOnProd(settings && { [rule.name]: settings }, config);
      const spoken = await pack.violationsOf(draft);
      assert.deepEqual([...new Set(spoken.map(({ policy }) => policy))], [rule.name]);
      assert.deepEqual(
        spoken.map(({ message }) => shortened(message, rule)),
        mutation.says,
      );
    });
  });
}

async function judged(rule: Rule, each: Case): Promise<readonly string[]> {
  const { given, settings = {}, config = {}, stack = "prod" } = each;
  const all = { ...defaults(rule), ...settings } as never;
  const known = { ...facts, config, stack };
  if (rule.kind === "resource") {
    const on = subject(given);
    assert.ok(
      rule.types.includes(on.type) || rule.types.includes("*"),
      "the rule is not asked about this type",
    );
    return said(await rule.judge(on, all, known), on);
  }
  return said(rule.judge(whole(given), all, known), undefined);
}

function defaults(rule: Rule): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(rule.settings ?? {}).map(([name, setting]) => [name, setting.default]),
  );
}

function said(
  findings: Iterable<Finding>,
  judgedResource: Resource | undefined,
): readonly string[] {
  return [...findings].map(({ on = judgedResource, at, found, write }) => {
    const where = [on?.name ?? "the stack", at].filter((step) => step !== "").join(" ");
    return `${where} ${found}; ${write}`;
  });
}

/** The pack's message without what every message of the rule ends in. */
function shortened(message: string, rule: Rule): string {
  const [statement, finding = "", write = "", ...rest] = message
    .split("\n")
    .map((line) => line.trim());
  assert.equal(statement, rule.statement);
  assert.deepEqual(rest, [`why: ${rule.why}`, `see: ${rule.url}`]);
  return `${finding}; ${write}`;
}

function subject(given: Subject): StackResource {
  return isMany(given) ? assert.fail("a rule about resources judges one") : given;
}

function whole(given: Subject): Stack {
  return isMany(given) ? stackOf(...given) : stackOf(given);
}

function isMany(given: Subject): given is readonly StackResource[] {
  return Array.isArray(given);
}
