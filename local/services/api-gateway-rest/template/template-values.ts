/**
 * Values of mapping templates, and the methods of Java that templates call on them.
 *
 * Maps are JavaScript's: a key that a viewer chooses reaches no prototype.
 *
 * @module
 */
import { createRequire } from "node:module";
import { TemplateError } from "./template-syntax.ts";

/** Something with methods of its own, like `$util`. */
export interface TemplateHost {
  /** @default it has no members */
  readonly member?: (name: string) => TemplateValue;
  /** @returns `undefined` for a method it does not have. */
  readonly call: (name: string, args: readonly TemplateValue[]) => TemplateValue;
}

/** A value; `undefined` is that of what does not exist. */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | TemplateValue[]
  | Map<string, TemplateValue>
  | TemplateHost;

/** Expressions are Java's, with a time that grows with the text only. Loaded when a template uses one. */
const requireModule = createRequire(import.meta.url);

function compiled(pattern: TemplateValue) {
  const { RE2JS } = requireModule("re2js") as typeof import("re2js");
  try {
    return RE2JS.compile(printed(pattern));
  } catch (error) {
    throw new TemplateError(`the expression ${printed(pattern)}: ${String(error)}`, {
      cause: error,
    });
  }
}

/** Whether a whole text matches an expression, as Java's `matches` does. @throws {TemplateError} */
export function matchesWhole(pattern: string, text: string): boolean {
  return compiled(pattern).matches(text);
}

/** How deep JSON may nest. */
const maxDepth = 500;

/** A value of JSON. @throws {TemplateError} for one that nests too deep. */
export function fromJson(value: unknown, depth = 0): TemplateValue {
  if (depth > maxDepth) {
    throw new TemplateError(`JSON nests deeper than ${maxDepth} levels`);
  }
  if (Array.isArray(value)) {
    return value.map((item) => fromJson(item, depth + 1));
  }
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([key, inner]) => [key, fromJson(inner, depth + 1)]));
  }
  return value as TemplateValue;
}

/** A value as JSON. What has methods only is `null`. */
export function toJson(value: TemplateValue): unknown {
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (value instanceof Map) {
    // `fromEntries` defines members: `__proto__` is one like any other.
    return Object.fromEntries([...value].map(([key, inner]) => [key, toJson(inner)]));
  }
  return typeof value === "object" ? null : value;
}

/** A value as a template prints it: lists and maps as Java does. */
export function printed(value: TemplateValue): string {
  if (Array.isArray(value)) {
    return `[${value.map(printed).join(", ")}]`;
  }
  if (value instanceof Map) {
    return `{${[...value].map(([key, inner]) => `${key}=${printed(inner)}`).join(", ")}}`;
  }
  return typeof value === "object" && value !== null ? "" : String(value ?? "null");
}

/** Whether two values are equal. */
export function isEqual(a: TemplateValue, b: TemplateValue): boolean {
  return typeof a === typeof b && typeof a !== "object"
    ? a === b
    : printed(a ?? null) === printed(b ?? null);
}

/** A part of a value by its name or number. */
export function memberOf(value: TemplateValue, key: TemplateValue): TemplateValue {
  if (Array.isArray(value)) {
    return typeof key === "number" ? value.at(key) : key === "size" ? value.length : undefined;
  }
  if (value instanceof Map) {
    return value.get(printed(key));
  }
  return typeof value === "object" ? value?.member?.(printed(key)) : undefined;
}

type Methods<T> = Readonly<
  Record<string, (value: T, args: readonly TemplateValue[]) => TemplateValue>
>;

const textOf = (args: readonly TemplateValue[], index = 0) => printed(args[index] ?? "");
const numberOf = (args: readonly TemplateValue[], index = 0) => Number(args[index] ?? Number.NaN);

const ofTexts: Methods<string> = {
  charAt: (value, args) => value.charAt(numberOf(args)),
  concat: (value, args) => value + textOf(args),
  contains: (value, args) => value.includes(textOf(args)),
  endsWith: (value, args) => value.endsWith(textOf(args)),
  equalsIgnoreCase: (value, args) => value.toLowerCase() === textOf(args).toLowerCase(),
  indexOf: (value, args) => value.indexOf(textOf(args)),
  isEmpty: (value) => value === "",
  lastIndexOf: (value, args) => value.lastIndexOf(textOf(args)),
  length: (value) => value.length,
  matches: (value, args) => matchesWhole(textOf(args), value),
  replace: (value, args) => value.replaceAll(textOf(args), () => textOf(args, 1)),
  replaceAll: (value, args) => compiled(textOf(args)).matcher(value).replaceAll(textOf(args, 1)),
  replaceFirst: (value, args) =>
    compiled(textOf(args)).matcher(value).replaceFirst(textOf(args, 1)),
  split: (value, args) => compiled(textOf(args)).split(value),
  startsWith: (value, args) => value.startsWith(textOf(args)),
  substring: (value, args) =>
    value.substring(numberOf(args), args.length > 1 ? numberOf(args, 1) : undefined),
  toLowerCase: (value) => value.toLowerCase(),
  toUpperCase: (value) => value.toUpperCase(),
  trim: (value) => value.trim(),
};

const ofLists: Methods<TemplateValue[]> = {
  add: (value, args) => value.push(args.at(-1)) > 0,
  contains: (value, args) => value.some((item) => isEqual(item, args[0])),
  get: (value, args) => value[numberOf(args)],
  indexOf: (value, args) => value.findIndex((item) => isEqual(item, args[0])),
  isEmpty: (value) => value.length === 0,
  size: (value) => value.length,
};

const ofMaps: Methods<Map<string, TemplateValue>> = {
  containsKey: (value, args) => value.has(textOf(args)),
  entrySet: (value) => [...value].map((entry) => new Map(entriesOf(entry))),
  get: (value, args) => value.get(textOf(args)),
  isEmpty: (value) => value.size === 0,
  keySet: (value) => [...value.keys()],
  put(value, args) {
    const before = value.get(textOf(args));
    value.set(textOf(args), args[1]);
    return before ?? null;
  },
  remove(value, args) {
    const before = value.get(textOf(args));
    value.delete(textOf(args));
    return before ?? null;
  },
  size: (value) => value.size,
  values: (value) => [...value.values()],
};

function entriesOf([key, value]: readonly [string, TemplateValue]): readonly [
  string,
  TemplateValue,
][] {
  return [
    ["key", key],
    ["value", value],
  ];
}

const ofNumbers: Methods<number> = {
  intValue: (value) => Math.trunc(value),
};

function callIn<T>(
  methods: Methods<T>,
  value: T,
  name: string,
  args: readonly TemplateValue[],
): TemplateValue {
  return Object.hasOwn(methods, name) ? methods[name]?.(value, args) : undefined;
}

/** Calls a method. @returns `undefined` where a value has no such method. */
export function callMethod(
  value: TemplateValue,
  name: string,
  args: readonly TemplateValue[],
): TemplateValue {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (name === "toString") {
    return printed(value);
  }
  if (name === "equals") {
    return isEqual(value, args[0]);
  }
  if (typeof value === "string") {
    return callIn(ofTexts, value, name, args);
  }
  if (typeof value === "number") {
    return callIn(ofNumbers, value, name, args);
  }
  if (Array.isArray(value)) {
    return callIn(ofLists, value, name, args);
  }
  if (value instanceof Map) {
    return callIn(ofMaps, value, name, args);
  }
  return typeof value === "object" ? value.call(name, args) : undefined;
}
