/**
 * Type guards for the values of a graph.
 *
 * @module
 */
import type { AssetValue, Properties, Value } from "./graph.ts";

/** Whether a value is an asset or an archive, and not a map with a property named `asset`. */
export function isAsset(value: Value | undefined): value is AssetValue {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const { asset, text, path, assets } = value as Readonly<Record<string, unknown>>;
  return (
    (asset === "text" && typeof text === "string") ||
    ((asset === "file" || asset === "zip") && typeof path === "string") ||
    (asset === "archive" && typeof assets === "object")
  );
}

/** Whether a value is a bag of properties: neither list nor asset. */
export function isBag(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isAsset(value);
}

/** A value as a bag of properties; `undefined` for anything else. */
export function asBag(value: Value | undefined): Properties | undefined {
  return isBag(value) ? value : undefined;
}
