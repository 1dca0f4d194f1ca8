/**
 * Telling the values of a graph apart.
 *
 * @module
 */
import type { AssetValue, Properties, Value } from "../program/graph.ts";

/** The member that holds an asset's content, by kind. */
const contentOf = { text: "text", file: "path", archive: "assets" } as const;

/** Whether a value is an asset or an archive. */
export function isAsset(value: Value | undefined): value is AssetValue {
  if (typeof value !== "object" || value === null || !("asset" in value)) {
    return false;
  }
  const kind = value.asset;
  // A bag may have a property of that name, as environment variables may; it lacks the content.
  return (kind === "text" || kind === "file" || kind === "archive") && contentOf[kind] in value;
}

/** Whether a value is a bag of properties: neither list nor asset. */
export function isBag(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isAsset(value);
}

/** A value as a bag of properties; `undefined` for anything else. */
export function asBag(value: Value | undefined): Properties | undefined {
  return isBag(value) ? value : undefined;
}
