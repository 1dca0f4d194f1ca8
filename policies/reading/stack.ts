/**
 * All resources of a stack, and how they hang together.
 *
 * Most values are unknown before the first deployment; which resource they come from is not. So what a rule
 * has to know about two resources it finds by their dependencies.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { hasUnknown, isList, isProperties, type Properties, unknown, type Value } from "./value.ts";

/** One stack at the end of a preview or a deployment. */
export class Stack {
  readonly resources: readonly StackResource[];

  constructor(resources: readonly StackResource[]) {
    this.resources = resources;
  }

  /** Those of some types, in the order they were declared. */
  ofType(...types: readonly string[]): readonly StackResource[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /** Resources of one type that have `target` in one of their inputs, or in the one named. */
  pointingAt(target: StackResource, type: string, input?: string): readonly StackResource[] {
    return this.ofType(type).filter((each) => sources(each, input).includes(target));
  }

  /** Everything a resource is made from, itself left out: what comes in through its inputs, and what those come from. */
  reach(start: StackResource, input?: string): ReadonlySet<StackResource> {
    return closure(sources(start, input));
  }

  /** Everything that is there before a resource is made: what it waits for, and what that waits for. */
  before(start: StackResource): ReadonlySet<StackResource> {
    return closure([...sources(start), ...start.dependencies]);
  }
}

function closure(starts: readonly StackResource[]): ReadonlySet<StackResource> {
  const found = new Set<StackResource>();
  const open = [...starts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!found.has(next)) {
      found.add(next);
      open.push(...sources(next), ...next.dependencies);
    }
  }
  return found;
}

/** What comes in through one input, or through all of them; of all types, or of some. */
export function sources(
  resource: StackResource,
  input?: string,
  ...types: readonly string[]
): readonly StackResource[] {
  const through = resource.propertyDependencies;
  const all = input === undefined ? Object.values(through).flat() : (through[input] ?? []);
  return types.length === 0 ? all : all.filter(({ type }) => types.includes(type));
}

/** Whether a resource was made by a component of some type, at any depth. */
export function isInside({ parent }: StackResource, componentType: string): boolean {
  return parent !== undefined && (parent.type === componentType || isInside(parent, componentType));
}

/**
 * What of a resource's outputs its program may have given. An unknown value through whose input nothing came is one that
 * the provider decides on: the program leaves it out.
 */
export function givenOutputs(
  outputs: Properties,
  through: Readonly<Record<string, readonly unknown[]>>,
): Properties {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]): [string, Value] => [
      name,
      (through[name] ?? []).length > 0 ? value : withoutUnknown(value),
    ]),
  );
}

function withoutUnknown(value: Value): Value {
  if (!hasUnknown(value)) {
    return value;
  }
  if (isList(value)) {
    return value.filter((each) => each !== unknown).map(withoutUnknown);
  }
  return isProperties(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]): [string, Value] => [name, withoutUnknown(each)]),
      )
    : undefined;
}

/** Whether an input is given: a known value, or an unknown one that comes from another resource. */
export function isGiven(resource: StackResource, input: string): boolean {
  return counts(resource.props[input], sources(resource, input).length > 0);
}

/** A flag that is off does not count, and neither does a list or a map of such. */
function counts(value: Value, doesUnknown: boolean): boolean {
  if (value === unknown) {
    return doesUnknown;
  }
  if (isList(value)) {
    return value.some((item) => counts(item, doesUnknown));
  }
  return isProperties(value)
    ? Object.values(value).some((item) => counts(item, doesUnknown))
    : value !== undefined && value !== false;
}
