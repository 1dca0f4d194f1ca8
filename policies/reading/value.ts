/**
 * Values of resources as a rule reads them.
 *
 * The SDK throws when a value is touched that is unknown until deployed, which ends the whole rule with an
 * advisory. Here such a value is a value like any other, and checks report nothing about it.
 *
 * @module
 */

import { Secret } from "@pulumi/policy/policy.js";

/** A value that is known after the deployment only. */
export const unknown = Symbol("unknown until deployed");

/** An asset or archive, as the SDK hands it over. */
export class Content {
  readonly raw: object;
  constructor(raw: object) {
    this.raw = raw;
  }
}

/** A value. What is absent, null or an empty text is `undefined`: AWS does not distinguish them. */
export type Value =
  | undefined
  | boolean
  | number
  | string
  | Content
  | typeof unknown
  | readonly Value[]
  | Properties;

/** Values by name. */
export interface Properties {
  readonly [name: string]: Value;
}

/** What the engine sends in place of an unknown text, number, flag, list, asset, archive or map. */
const sentinels: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Reads what the SDK hands a policy: proxies are looked behind, sentinels become {@link unknown}. */
export function readValue(proxied: unknown): Value {
  const raw = behindProxy(proxied);
  if (raw === null || raw === undefined || raw === "") {
    return undefined;
  }
  if (raw === unknown || sentinels.has(raw)) {
    return unknown;
  }
  if (typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean") {
    return raw;
  }
  if (Array.isArray(raw)) {
    return raw.map(readValue);
  }
  return typeof raw === "object" ? readObject(raw) : undefined;
}

/** Reads a bag of properties. */
export function readProperties(raw: unknown): Properties {
  const value = readValue(raw);
  return isProperties(value) ? value : {};
}

function readObject(raw: object): Value {
  return "__pulumiAsset" in raw || "__pulumiArchive" in raw || raw instanceof Content
    ? new Content(raw instanceof Content ? raw.raw : raw)
    : Object.fromEntries(Object.entries(raw).map(([key, item]) => [key, readValue(item)]));
}

/** The proxy of the SDK answers these two names, and denies having them. */
interface Proxied {
  readonly __isSpecialProxy?: unknown;
  readonly __getSpecialProxyTarget?: unknown;
}

/** Proxies are nested, and secrets are wrapped where a rule remediates. */
function behindProxy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const proxied: Proxied = value;
  if (proxied.__isSpecialProxy === true) {
    return behindProxy(proxied.__getSpecialProxyTarget);
  }
  return value instanceof Secret ? behindProxy(value.value) : value;
}

/** The value at a path: of something unknown every part is unknown, of something absent every part is absent. */
export function part(value: Value, ...path: readonly (string | number)[]): Value {
  return path.reduce<Value>((inner, step) => {
    if (inner === unknown) {
      return unknown;
    }
    if (isList(inner)) {
      return typeof step === "number" ? inner[step] : undefined;
    }
    return isProperties(inner) ? inner[step] : undefined;
  }, value);
}

/** The members of a list; none where it is absent or unknown. */
export function list(value: Value): readonly Value[] {
  return isList(value) ? value : [];
}

/** The members of a list that are texts. */
export function texts(value: Value): readonly string[] {
  return list(value).filter((item) => typeof item === "string");
}

/** The value where it is a text; `undefined` where it is anything else, unknown included. */
export function text(value: Value): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The value where it is a number. Providers are configured in texts, so those count where they are numbers. */
export function number(value: Value): number | undefined {
  const parsed = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : undefined;
}

/** Whether the value is true, however it is spelled. */
export function isTrue(value: Value): boolean {
  return value === true || value === "true";
}

/** Whether something is there, known or not: an empty list or map is not. */
export function isPresent(value: Value): boolean {
  if (isList(value)) {
    return value.length > 0;
  }
  return isProperties(value) ? Object.keys(value).length > 0 : value !== undefined;
}

/** Whether something is there, and it is known what. */
export function isKnown(value: Value): boolean {
  return value !== undefined && value !== unknown;
}

/** Whether the value is one of these, or unknown until deployed. */
export function mayBe(value: Value, ...expected: readonly Value[]): boolean {
  return value === unknown || expected.includes(value);
}

/** Whether any part of the value is unknown. */
export function hasUnknown(value: Value): boolean {
  if (isList(value)) {
    return value.some(hasUnknown);
  }
  return value === unknown || (isProperties(value) && Object.values(value).some(hasUnknown));
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isProperties(value: Value): value is Properties {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Content)
  );
}

/** Whether any part of the value is an asset or an archive that fits. */
export function hasContent(value: Value, fits: (content: Content) => boolean): boolean {
  if (isList(value)) {
    return value.some((item) => hasContent(item, fits));
  }
  return value instanceof Content
    ? fits(value)
    : isProperties(value) && Object.values(value).some((item) => hasContent(item, fits));
}

/** A value as a message shows it: short, and never what is unknown or unnamed. */
export function shown(value: Value): string {
  if (value === unknown) {
    return "unknown until deployed";
  }
  return value === undefined ? "nothing" : JSON.stringify(value);
}
