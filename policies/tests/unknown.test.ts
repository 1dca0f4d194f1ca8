/**
 * What is unknown until deployed is no violation, and nothing makes a rule throw.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { recordedStack } from "../../tests/stacks/recorded.ts";
import type { Facts } from "../reading/facts.ts";
import type { StackResource } from "../reading/resource.ts";
import { isList, isProperties, readProperties, unknown, type Value } from "../reading/value.ts";
import { rules } from "../rules.ts";
import { resource, stackOf } from "./fixtures.ts";
import { distribution, webAcl } from "./front-fixtures.ts";
import { findingsBy } from "./stack-evaluation.ts";

/** Examples of every kind of value. */
const odd: readonly Value[] = ["text", 5, true, [], {}, ["text"], [{}], [unknown]];

const facts: Facts = { project: "touchline", stack: "prod", config: {}, nowMs: () => 0 };

describe("every rule, before a first deployment", () => {
  it("reports no value only because it is unknown", async () => {
    const reported: string[] = [];
    for (const each of await samples()) {
      const before = await found(each);
      for (const path of paths(each.props)) {
        const after = await found(changed(each, path, unknown));
        reported.push(...after.filter((line) => !before.includes(line)));
      }
    }
    assert.deepEqual([...new Set(reported)], []);
  });

  it("throws for no kind of value", async () => {
    for (const each of await samples()) {
      for (const path of paths(each.props)) {
        for (const value of odd) {
          await found(changed(each, path, value));
        }
      }
    }
  });
});

/** Distributions and web ACLs, as tests and the program declare them. */
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

/** Where rules find something, in one resource alone in its stack. */
async function found(on: StackResource): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const rule of rules) {
    for (const subject of [on, stackOf(on)]) {
      for (const { at } of await findingsBy(rule, subject, {}, facts)) {
        lines.push(`${rule.name}: ${on.name} ${at}`);
      }
    }
  }
  return lines;
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
