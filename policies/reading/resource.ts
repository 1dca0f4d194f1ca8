/**
 * A resource as a rule sees it.
 *
 * @module
 */
import { isProperties, list, type Properties, part, text, unknown, type Value } from "./value.ts";

/** The provider a resource is managed by. */
export interface Provider {
  readonly type: string;
  readonly name: string;
  /** As the program gives them: what is not a string is JSON. */
  readonly props: Properties;
}

/** The resource options that are visible to policies. */
export interface Options {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** How long an engine waits; 0 leaves it to the provider. */
  readonly timeouts: Timeouts;
}

/** Seconds for each kind of step. */
export interface Timeouts {
  readonly createSeconds: number;
  readonly updateSeconds: number;
  readonly deleteSeconds: number;
}

/** The default: the provider's own timeouts. */
export const providerTimeouts: Timeouts = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };

/** One resource: before it is made its inputs, at the end of a run its outputs. */
export interface Resource {
  /** Like `aws:lambda/function:Function`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly urn: string;
  readonly props: Properties;
  readonly options: Options;
  /** Absent for components and for the stack. */
  readonly provider: Provider | undefined;
}

/** Where something is. */
export interface Place<R extends Resource = Resource> {
  readonly on: R;
  /** The property, like `orderedCacheBehaviors[2]`; `""` where it is the resource itself. */
  readonly at: string;
}

/** A part of a resource, like a behavior of a distribution. */
export interface Part<R extends Resource = Resource> extends Place<R> {
  readonly props: Properties;
}

/** The members of a list that a resource, or a part of one, has at a path. Those that are unknown are left out. */
export function items<R extends Resource>(of: R | Part<R>, path: string): readonly Part<R>[] {
  const { on, at } = "urn" in of ? { on: of, at: path } : { on: of.on, at: pathIn(of.at, path) };
  return list(part(of.props, ...path.split("."))).flatMap((item, index) =>
    item === unknown ? [] : { on, at: `${at}[${index}]`, props: isProperties(item) ? item : {} },
  );
}

/** A path inside a path; the outer may be the resource itself. */
export function pathIn(outer: string, inner: string): string {
  return [outer, inner].filter((step) => step !== "").join(".");
}

/** A resource among all others of its stack. */
export interface StackResource extends Resource {
  readonly parent: StackResource | undefined;
  /** Everything it waits for. */
  readonly dependencies: readonly StackResource[];
  /** What came in through each input: known even where the values are not. */
  readonly propertyDependencies: Readonly<Record<string, readonly StackResource[]>>;
}

/** The Region it is in: its own, else its provider's; `undefined` where neither is given. */
export function regionOf({ props, provider }: Resource): Value {
  return props["region"] ?? provider?.props["region"];
}

/** Its tags: its own, and those its provider puts on everything. */
export function tagsOf({ props, provider }: Resource): Properties {
  return { ...mapOf(defaultTags(provider)), ...mapOf(props["tags"]) };
}

function defaultTags(provider: Provider | undefined): Value {
  const setting = text(provider?.props["defaultTags"]);
  return setting === undefined
    ? part(provider?.props["defaultTags"], "tags")
    : part(parseJson(setting), "tags");
}

/** @returns `undefined` for what is no JSON. */
export function parseJson(json: string): Value {
  try {
    return JSON.parse(json) as Value;
  } catch {
    return undefined;
  }
}

function mapOf(value: Value): Properties {
  return typeof value === "object" && !Array.isArray(value) ? (value as Properties) : {};
}
