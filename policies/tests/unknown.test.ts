/**
 * What is unknown until deployed is no violation, and nothing makes a rule throw.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Graph } from "../../local/program/graph.ts";
import type { StackConfig } from "../../local/program/stack-config.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { evaluateVariant, recordedStack, root } from "../../tests/stacks/recorded.ts";
import type { Facts } from "../reading/facts.ts";
import type { StackResource } from "../reading/resource.ts";
import type { Stack } from "../reading/stack.ts";
import { isList, isProperties, readProperties, unknown, type Value } from "../reading/value.ts";
import { rules } from "../rules.ts";
import { resource, stackOf } from "./fixtures.ts";
import { distribution, webAcl } from "./front-fixtures.ts";
import { resourceBefore, stackAfter } from "./recorded-resources.ts";
import { findingsBy, reportsOf } from "./stack-evaluation.ts";
import { type Evaluated, type Read, readsOf, withUnknown } from "./unknown-reads.ts";

/** Examples of every kind of value. */
const odd: readonly Value[] = ["text", 5, true, [], {}, ["text"], [{}], [unknown]];

const facts: Facts = { project: "touchline", stack: "prod", config: {}, nowMs: () => 0 };

/** Ten Regions, and a domain: declarations that the two stack files do not have. */
const regions = [
  ...["eu-west-1", "us-east-1", "ap-southeast-2", "us-west-2", "eu-central-1"],
  ...["ap-northeast-1", "sa-east-1", "ca-central-1", "eu-north-1", "ap-south-1"],
];
const domain = { domain: "rugby.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" };

const graphs: Readonly<Record<string, () => Promise<Graph>>> = {
  dev: () => recordedStack("dev"),
  prod: () => recordedStack("prod"),
  "ten Regions": () => evaluateVariant({ regions, residency: [] }),
  "a domain": () => evaluateVariant(domain),
};

describe("every rule, before a first deployment", () => {
  for (const [title, graph] of Object.entries(graphs)) {
    it(`reports nothing of ${title} where one value that it reads is unknown`, async () => {
      const config = await readStack(root, title === "prod" ? "prod" : "dev");
      const { nodes } = await graph();
      const subjects = nodes.filter(({ external }) => !external).map(resourceBefore);
      assert.deepEqual(await spoken([...subjects, stackAfter(nodes)], config), []);
    });
  }

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

/** How many resources of a type are tried: most are made by one component, and alike. */
const enough = 8;

/** What is reported of values that are unknown. Of resources of one type, a value is tried in one of them. */
async function spoken(
  subjects: readonly Evaluated[],
  { project, stack, config }: Pick<StackConfig, "project" | "stack" | "config">,
): Promise<readonly string[]> {
  const known = { ...facts, project, stack, config };
  const few = [...Map.groupBy(subjects, typeOf).values()].flatMap((alike) =>
    alike.slice(0, enough),
  );
  const lines = new Set<string>();
  for (const rule of rules) {
    const tried = new Set<string>();
    for (const subject of few) {
      const before = reportsOf(await findingsBy(rule, subject, {}, known));
      for (const read of await readsOf(rule, subject, {}, known)) {
        const place = placeOf(subject, read);
        const after = tried.has(place)
          ? []
          : reportsOf(await findingsBy(rule, withUnknown(subject, read), {}, known));
        tried.add(place);
        const added = after.filter((line) => !before.includes(line));
        added.map((line) => lines.add(`${rule.name} where ${place} is unknown: ${line}`));
      }
    }
  }
  return [...lines];
}

function typeOf(subject: Evaluated): string {
  return "resources" in subject ? "" : subject.type;
}

/** The type and the property, members of lists alike. */
function placeOf(subject: Evaluated, { urn, of, path }: Read): string {
  const type = "resources" in subject ? typeIn(subject, urn) : typeOf(subject);
  return [type, of, ...path.map((step) => (typeof step === "number" ? "*" : step))].join(" ");
}

function typeIn({ resources }: Stack, urn: string): string {
  return resources.find((each) => each.urn === urn)?.type ?? "";
}
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
