/**
 * Paths of properties, as the engine writes them: `origins[0].customHeaders[0].value`.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
 * @module
 */
import type { AssetValue, Value } from "./graph.ts";
import { isAsset } from "./values.ts";

/** Appends one step to a path. */
export function step(path: string, key: string | number): string {
  if (typeof key === "number") {
    return `${path}[${key}]`;
  }
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) {
    return `${path}[${JSON.stringify(key)}]`;
  }
  return path === "" ? key : `${path}.${key}`;
}

/** Every string of a value with its path: keys of maps and the text of assets too, since a program can hide a value in either. */
export function* strings(
  value: Value,
  path = "",
): Generator<{ path: string; text: string; inAsset: boolean }> {
  if (typeof value === "string") {
    yield { path, text: value, inAsset: false };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* strings(item, step(path, index));
    }
  } else if (value !== null && typeof value === "object") {
    yield* isAsset(value) ? assetStrings(value, path) : mapStrings(Object.entries(value), path);
  }
}

function* mapStrings(entries: [string, Value][], path: string): ReturnType<typeof strings> {
  for (const [key, item] of entries) {
    const at = step(path, key);
    yield { path: at, text: key, inAsset: false };
    yield* strings(item, at);
  }
}

function* assetStrings(value: AssetValue, path: string): ReturnType<typeof strings> {
  if (value.asset === "archive") {
    for (const [file, item] of Object.entries(value.assets)) {
      yield* assetStrings(item, step(path, file));
    }
  } else {
    yield { path, text: value.asset === "text" ? value.text : value.path, inAsset: true };
  }
}
