/**
 * Generates policies/rule-types.json: which resource types each rule asks about first. The console of the local runtime
 * lists with it the policies that hold a part of a stack.
 *
 * @module
 */
import type { Facts } from "../../policies/reading/facts.ts";
import { Stack } from "../../policies/reading/stack.ts";
import type { Rule } from "../../policies/rule.ts";
import { rules } from "../../policies/rules.ts";
import type { Generator } from "./generator.ts";

/** A stack without resources that notes which types it is asked for; `"*"` for all of them. */
class AskedStack extends Stack {
  readonly asked = new Set<string>();

  constructor() {
    super([]);
    const { asked } = this;
    Object.defineProperty(this, "resources", {
      get() {
        asked.add("*");
        return [];
      },
    });
  }

  override ofType(...types: readonly string[]): ReturnType<Stack["ofType"]> {
    for (const type of types) {
      this.asked.add(type);
    }
    return [];
  }
}

const facts: Facts = { project: "project", stack: "stack", config: {}, nowMs: () => 0 };

/** Types that a rule is about. */
export function typesOf(rule: Rule): readonly string[] {
  if (rule.kind === "resource") {
    return rule.types;
  }
  const stack = new AskedStack();
  void rule.evaluate(stack, {}, facts);
  return [...stack.asked].sort();
}

/** Writes the whole file. */
export const ruleTypesGenerator: Generator = {
  file: "policies/rule-types.json",
  render: () =>
    JSON.stringify(
      rules.map((rule) => ({
        name: rule.name,
        statement: rule.statement,
        url: rule.url,
        types: typesOf(rule),
      })),
      undefined,
      1,
    ),
};
