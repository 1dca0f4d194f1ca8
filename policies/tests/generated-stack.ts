/**
 * Stacks that no program declares: resources of the types that rules are about, with values that are missing, of another
 * type, unknown, empty and extreme, that depend on each other in every way.
 *
 * @module
 */
import fc from "fast-check";
import { services } from "../../local/declare/registry.ts";
import { argumentsOf, type Fields, structureOf } from "../../tests/engine/stand-in/declarations.ts";
import type { Shape } from "../../tests/engine/stand-in/type-text.ts";
import type { StackResource } from "../reading/resource.ts";
import type { Stack } from "../reading/stack.ts";
import { Content, isList, isProperties, readValue, unknown, type Value } from "../reading/value.ts";
import { rules } from "../rules.ts";
import { resource, stackOf } from "./fixtures.ts";
import { type Path, type Read, withValue } from "./unknown-reads.ts";

/** Types of the rules, and those that this project's runtime knows. */
const types: readonly string[] = [
  ...new Set([
    ...rules.flatMap((rule) => (rule.kind === "resource" ? rule.types : [])),
    ...Object.values(services).flatMap((service) => Object.keys(service.resources)),
  ]),
].filter((type) => argumentsOf(type) !== undefined);

/** Texts that rules compare with, and some that break what reads them. */
export const texts: readonly string[] = [
  ...["", "*", "{", "[]", "null", '{"Statement":[null]}', '{"Statement":{"Action":"*"}}'],
  ...["us-east-1", "eu-west-1", "CLOUDFRONT", "HTTP", "JWT", "$default", "GET /a", "REQUEST"],
  ...["origin-request", "viewer-request", "0.0.0.0/0", "tcp", "443", "Enabled", "true"],
  ...["arn:aws:s3:::a", "arn:aws:lambda:us-east-1:1:function:a:1", "d1.cloudfront.net", "/a/*"],
  "a".repeat(20_000),
];

const odd: fc.Arbitrary<unknown> = fc.constantFrom(
  ...[undefined, unknown, null, "", [], {}, [[]], [unknown], { a: unknown }, true, Number.NaN],
  ...[-1, 0, 2 ** 53, Number.POSITIVE_INFINITY, "text"],
);

/** How deep structures go: nothing that a rule reads is deeper. */
const deepest = 5;

function valueOfShape(pkg: string, shape: Shape, depth: number): fc.Arbitrary<unknown> {
  const usual = usualOf(pkg, shape, depth);
  return fc.oneof({ arbitrary: usual, weight: 5 }, { arbitrary: odd, weight: 1 });
}

function usualOf(pkg: string, shape: Shape, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case "number":
      return fc.oneof(fc.integer({ min: -5, max: 1_000 }), fc.constantFrom(80, 443, 3_600, 1e12));
    case "flag":
      return fc.constantFrom(true, false, "true");
    case "asset":
      return fc.constant(new Content({ path: "no/such/file.zip" }));
    case "list":
      return fc.array(valueOfShape(pkg, shape.of, depth), { maxLength: 2 });
    case "map":
      return fc.dictionary(
        fc.constantFrom("a", "project", "stack"),
        valueOfShape(pkg, shape.of, depth),
        {
          maxKeys: 2,
        },
      );
    case "structure":
      return depth >= deepest
        ? fc.constant({})
        : structure(pkg, structureOf(pkg, shape.path) ?? new Map(), depth + 1);
    default:
      return fc.constantFrom(...texts);
  }
}

/** Some of its properties. */
function structure(pkg: string, fields: Fields, depth: number): fc.Arbitrary<object> {
  const names = [...fields.keys()];
  return names.length === 0
    ? fc.constant({})
    : fc
        .subarray(names, { maxLength: Math.min(6, names.length) })
        .chain((some) =>
          fc.record(
            Object.fromEntries(
              some.map((name) => [
                name,
                valueOfShape(pkg, fields.get(name)?.shape ?? { kind: "anything" }, depth),
              ]),
            ),
          ),
        );
}

/** A resource before it is in a stack. */
export interface Node {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** Places of others in the stack. */
  readonly from: Readonly<Record<string, readonly number[]>>;
  readonly provider: Readonly<Record<string, unknown>>;
}

/** One such resource. */
export const node: fc.Arbitrary<Node> = fc.constantFrom(...types).chain((type) => {
  const [pkg = ""] = type.split(":");
  const fields = argumentsOf(type) ?? new Map();
  const inputs = [...fields.keys()];
  return fc.record({
    type: fc.constant(type),
    props: structure(pkg, fields, 0) as fc.Arbitrary<Node["props"]>,
    from: fc.dictionary(
      fc.constantFrom(...(inputs.length > 0 ? inputs : ["name"])),
      fc.array(fc.nat({ max: 9 }), { maxLength: 2 }),
      { maxKeys: 3 },
    ),
    provider: fc.record({ region: fc.constantFrom("us-east-1", "eu-west-1", unknown, undefined) }),
  });
});

/** A stack of up to ten such resources. */
export const generatedStack: fc.Arbitrary<Stack> = fc
  .array(node, { minLength: 1, maxLength: 10 })
  .map((nodes) => {
    const made = nodes.map(({ type, props, provider }, index) =>
      resource(type, { name: `resource-${index}`, props, provider }),
    );
    const at = (places: readonly number[]): readonly StackResource[] =>
      places.flatMap((place) => made[place] ?? []);
    for (const [index, { from }] of nodes.entries()) {
      const entries = Object.entries(from).map(([input, places]) => [input, at(places)] as const);
      Object.assign(made[index] ?? {}, {
        propertyDependencies: Object.fromEntries(entries),
        dependencies: entries.flatMap(([, others]) => others),
      });
    }
    return stackOf(...made);
  });

/** A value in one place of a stack. */
export interface Change extends Omit<Read, "of"> {
  readonly value: unknown;
}

/** Odd values for some places of a stack. */
export function generatedChanges({ resources }: Stack): fc.Arbitrary<readonly Change[]> {
  const places = resources.flatMap(({ urn, props }) =>
    [...pathsIn(props)].map((path) => ({ urn, path })),
  );
  return fc.array(
    fc
      .tuple(fc.constantFrom(...places), fc.oneof(odd, fc.constantFrom(...texts)))
      .map(([place, value]) => ({ ...place, value })),
    { minLength: 1, maxLength: 6 },
  );
}

/** The stack with those values. */
export function changedBy(stack: Stack, changes: readonly Change[]): Stack {
  return changes.reduce(
    (changed, { value, ...place }) => withValue(changed, place, readValue(value)),
    stack,
  );
}

function* pathsIn(value: Value, at: Path = []): Generator<Path, void, undefined> {
  if (at.length > 0) {
    yield at;
  }
  const inner = isList(value) ? value.entries() : Object.entries(isProperties(value) ? value : {});
  for (const [step, each] of inner) {
    yield* pathsIn(each, [...at, step]);
  }
}
