/**
 * JSONPath, as far as mapping templates use it: members, items, wildcards, and descent. Filters and slices are refused.
 *
 * @see https://goessner.net/articles/JsonPath/
 * @module
 */
import { TemplateError } from "./template-syntax.ts";
import type { TemplateValue } from "./template-values.ts";

const step =
  /(\.\.)?(?:\.?(\*)|\.?\[(?:(\*)|(-?\d+)|'([^']*)'|"([^"]*)")\]|(?:\.|(?<=\.\.))([\w$@-]+))/y;

interface Step {
  /** Whether it also leads from every value below. */
  readonly descends: boolean;
  /** A name, a number, or `undefined` for all. */
  readonly key: string | number | undefined;
}

/** @throws {TemplateError} */
function parsePath(path: string): readonly Step[] {
  const steps: Step[] = [];
  let at = path.startsWith("$") ? 1 : 0;
  const text = at === 1 ? path : path.replace(/^(?=[^.[])/, ".");
  while (at < text.length) {
    step.lastIndex = at;
    const match = step.exec(text);
    if (match === null) {
      throw new TemplateError(`the path ${path} has a part that is not simulated`);
    }
    const [whole, descent, , , index, single, double, name] = match;
    const key = index === undefined ? (single ?? double ?? name) : Number(index);
    steps.push({ descends: descent !== undefined, key });
    at += whole.length;
  }
  return steps;
}

function childrenOf(value: TemplateValue): readonly TemplateValue[] {
  return Array.isArray(value) ? value : value instanceof Map ? [...value.values()] : [];
}

/** A value and all below it. */
function withDescendants(value: TemplateValue): readonly TemplateValue[] {
  const found: TemplateValue[] = [];
  const left = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    found.push(next);
    for (const child of childrenOf(next).toReversed()) {
      left.push(child);
    }
  }
  return found;
}

function select(value: TemplateValue, key: Step["key"]): readonly TemplateValue[] {
  if (key === undefined) {
    return childrenOf(value);
  }
  const found =
    typeof key === "number"
      ? Array.isArray(value)
        ? value.at(key)
        : undefined
      : value instanceof Map
        ? value.get(key)
        : undefined;
  return found === undefined ? [] : [found];
}

/**
 * What a path leads to: one value, or a list where it can lead to several.
 *
 * @returns `undefined` where it leads nowhere.
 * @throws {TemplateError} for a path that is not simulated.
 */
export function jsonPath(path: string, root: TemplateValue): TemplateValue {
  const steps = parsePath(path);
  const found = steps.reduce<readonly TemplateValue[]>(
    (values, { descends, key }) =>
      values.flatMap((value) =>
        (descends ? withDescendants(value) : [value]).flatMap((each) => select(each, key)),
      ),
    [root],
  );
  const isSingle = steps.every(({ descends, key }) => !descends && key !== undefined);
  return isSingle ? found[0] : [...found];
}
