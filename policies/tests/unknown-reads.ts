/**
 * What rules read, and the same resources with one of those values unknown.
 *
 * @module
 */
import type { Facts } from "../reading/facts.ts";
import type { Resource, StackResource } from "../reading/resource.ts";
import { Stack } from "../reading/stack.ts";
import {
  Content,
  isList,
  isProperties,
  type Properties,
  unknown,
  type Value,
} from "../reading/value.ts";
import type { GivenSettings, Rule } from "../rule.ts";
import { resource } from "./fixtures.ts";
import { givenWhereUnknown } from "./given-where-unknown.ts";
import { type FoundBy, findingsBy } from "./stack-evaluation.ts";

/** Steps to a value: names of maps, places in lists. */
export type Path = readonly (string | number)[];

/** A value that a rule has read. */
export interface Read {
  readonly urn: string;
  /** Whose it is: the resource's, or its provider's. */
  readonly of: "props" | "provider";
  readonly path: Path;
}

/** What is evaluated: one resource alone, or a stack. */
export type Evaluated = Stack | Resource;

/**
 * What a rule reads while it evaluates something, but for what counts as given where it is unknown. Parts that it
 * reads only to list their names are included.
 */
export async function readsOf(
  rule: Rule,
  subject: Evaluated,
  given: GivenSettings,
  facts: Facts,
): Promise<readonly Read[]> {
  const reads = new Map<string, Read>();
  const note = (read: Read) => {
    reads.set(JSON.stringify(read), read);
  };
  await findingsBy(
    rule,
    changedEach(subject, (each) => watched(each, note)),
    given,
    facts,
  );
  const isGiven = givenWhereUnknown[rule.name] ?? [];
  return [...reads.values()].filter(({ path }) => !isGiven.includes(String(path.at(-1))));
}

/** Where an unknown value comes from when nothing else of the stack is named: another stack. */
const elsewhere = resource("pulumi:pulumi:StackReference", { provider: null });

/** The same with one value unknown: an output of another resource, as it is in a preview. */
export function withUnknown(subject: Evaluated, { urn, of, path }: Read): Evaluated {
  return changedEach(subject, (each) => {
    if (each.urn !== urn) {
      return each;
    }
    const { provider } = each;
    return of === "props"
      ? withSource(withProps(each, replaced(each.props, path, unknown) as Properties), path)
      : withProps(
          each,
          each.props,
          provider && {
            ...provider,
            props: replaced(provider.props, path, unknown) as Properties,
          },
        );
  });
}

/** A stack with another value in one place of one resource. */
export function withValue(stack: Stack, { urn, path }: Omit<Read, "of">, to: Value): Stack {
  return changedEach(stack, (each) =>
    each.urn === urn ? withProps(each, replaced(each.props, path, to) as Properties) : each,
  ) as Stack;
}

/** What an engine states of an unknown input: the resources that it comes from. */
function withSource<R extends Resource>(on: R, [input = ""]: Path): R {
  if (!isStackResource(on)) {
    return on;
  }
  const { propertyDependencies } = on;
  const named = propertyDependencies[input] ?? [];
  return named.length > 0
    ? on
    : { ...on, propertyDependencies: { ...propertyDependencies, [input]: [elsewhere] } };
}

function isStackResource(on: Resource): on is StackResource {
  return "propertyDependencies" in on;
}

/**
 * Findings where one value that the rule reads is unknown, by that value; none where all is well.
 */
export async function spokenUnknowns(
  rule: Rule,
  subject: Evaluated,
  given: GivenSettings,
  facts: Facts,
): Promise<readonly { readonly read: Read; readonly found: readonly FoundBy[] }[]> {
  const spoken = [];
  for (const read of await readsOf(rule, subject, given, facts)) {
    const found = await findingsBy(rule, withUnknown(subject, read), given, facts);
    if (found.length > 0) {
      spoken.push({ read, found });
    }
  }
  return spoken;
}

function withProps<R extends Resource>(on: R, props: Properties, provider = on.provider): R {
  return { ...on, props, provider };
}

/** A stack whose resources, and what they point at, are changed alike. */
function changedEach(subject: Evaluated, change: <R extends Resource>(each: R) => R): Evaluated {
  if (!(subject instanceof Stack)) {
    return change(subject);
  }
  type Growing = { -readonly [K in keyof StackResource]: StackResource[K] };
  const made = new Map<StackResource, Growing>();
  const copy = (each: StackResource): StackResource => {
    const there = made.get(each);
    if (there !== undefined) {
      return there;
    }
    const copied: Growing = { ...change(each) };
    made.set(each, copied);
    copied.parent = each.parent && copy(each.parent);
    copied.dependencies = each.dependencies.map(copy);
    copied.propertyDependencies = Object.fromEntries(
      Object.entries(each.propertyDependencies).map(([name, from]) => [name, from.map(copy)]),
    );
    return copied;
  };
  return new Stack(subject.resources.map(copy));
}

function watched<R extends Resource>(on: R, note: (read: Read) => void): R {
  const { urn, provider } = on;
  const props = watchedValue(on.props, [], (path) => note({ urn, of: "props", path }));
  return withProps(
    on,
    props as Properties,
    provider && {
      ...provider,
      props: watchedValue(provider.props, [], (path) =>
        note({ urn, of: "provider", path }),
      ) as Properties,
    },
  );
}

function watchedValue(value: Value, at: Path, note: (path: Path) => void): Value {
  if (!isList(value) && !isProperties(value)) {
    return value;
  }
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === "symbol" || (isList(value) && !/^\d+$/.test(key))) {
        return inner;
      }
      const path = [...at, isList(value) ? Number(key) : key];
      note(path);
      return inner instanceof Content ? inner : watchedValue(inner as Value, path, note);
    },
  });
}

function replaced(value: Value, [step, ...rest]: Path, to: Value): Value {
  if (step === undefined) {
    return to;
  }
  if (isList(value)) {
    return value.map((each, index) => (index === step ? replaced(each, rest, to) : each));
  }
  const map: Properties = isProperties(value) ? value : {};
  return { ...map, [step]: replaced(map[step], rest, to) } as Properties;
}
