/**
 * What is not known yet is no violation, and nothing makes a rule throw.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { recordedStack } from "../../tests/stacks/recorded.ts";
import type { StackResource } from "../reading/resource.ts";
import { isList, isProperties, readProperties, unknown, type Value } from "../reading/value.ts";
import type { Facts, Finding, Rule } from "../rule.ts";
import { rules } from "../rules.ts";
import { resource, stackOf } from "./fixtures.ts";
import { distribution, webAcl } from "./front-fixtures.ts";

/** Stand in for any value, one after the other. */
const odd: readonly Value[] = ["text", 5, true, [], {}, ["text"], [{}], [unknown]];

const facts: Facts = { project: "touchline", stack: "prod", config: {}, nowMs: () => 0 };

describe("every rule, before a first deployment", () => {
  it("says nothing of a value only because it is unknown", async () => {
    const spoken: string[] = [];
    for (const each of await samples()) {
      const before = await said(each);
      for (const path of paths(each.props)) {
        const after = await said(changed(each, path, unknown));
        spoken.push(...after.filter((line) => !before.includes(line)));
      }
    }
    assert.deepEqual([...new Set(spoken)], []);
  });

  it("takes a value of any kind", async () => {
    for (const each of await samples()) {
      for (const path of paths(each.props)) {
        for (const value of odd) {
          await said(changed(each, path, value));
        }
      }
    }
  });
});

/** What stands at the front, as a test and as the program have it. */
async function samples(): Promise<readonly StackResource[]> {
  const { nodes } = await recordedStack("prod");
  const front = nodes.filter(({ type }) => /:(cloudfront|wafv2)\//.test(type));
  return [
    distribution(),
    webAcl(),
    ...front.map(({ type, name, inputs }) =>
      resource(type, { name, props: inputs, provider: { region: "us-east-1" } }),
    ),
  ];
}

/** Where rules find something, about one resource alone in its stack. */
async function said(on: StackResource): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const rule of rules) {
    for (const { at } of await judged(rule, on)) {
      lines.push(`${rule.name}: ${on.name} ${at}`);
    }
  }
  return lines;
}

function judged(rule: Rule, on: StackResource): Iterable<Finding> | Promise<Iterable<Finding>> {
  const settings = Object.fromEntries(
    Object.entries(rule.settings ?? {}).map(([name, setting]) => [name, setting.default]),
  ) as never;
  if (rule.kind === "stack") {
    return rule.judge(stackOf(on), settings, facts);
  }
  return rule.types.includes(on.type) ? rule.judge(on, settings, facts) : [];
}

type Path = readonly (string | number)[];

function* paths(value: Value, at: Path = []): Generator<Path, void, undefined> {
  if (at.length > 0) {
    yield at;
  }
  const inner = isList(value) ? value.entries() : Object.entries(isProperties(value) ? value : {});
  for (const [step, each] of inner) {
    yield* paths(each, [...at, step]);
  }
}

function changed(on: StackResource, path: Path, to: Value): StackResource {
  return { ...on, props: readProperties(replaced(on.props, path, to)) };
}

function replaced(value: Value, [step, ...rest]: Path, to: Value): unknown {
  if (step === undefined) {
    return to;
  }
  if (isList(value)) {
    return value.map((each, index) => (index === step ? replaced(each, rest, to) : each));
  }
  const map = isProperties(value) ? value : {};
  return { ...map, [step]: replaced(map[step], rest, to) };
}
