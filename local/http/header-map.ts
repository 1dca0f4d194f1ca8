/**
 * Building and reading header maps.
 *
 * Every map made here inherits nothing, so that a header named `__proto__` or `constructor` is a
 * header and nothing else.
 *
 * @module
 */
import type { HeaderLine, HeaderMap } from "./message.ts";
import { remembered } from "./remembered.ts";

/**
 * Makes maps whose prototype is empty. V8 gives them a shape, by which they are read and listed faster than objects without a
 * prototype, which are hash tables.
 */
function Bare(): void {
  // Nothing is in it.
}
Bare.prototype = Object.freeze(Object.create(null));
const BareMap = Bare as unknown as new () => HeaderMap;

/** A map without lines, which inherits nothing. */
export function emptyHeaders(): HeaderMap {
  return new BareMap();
}

/** The value of a header; several lines are joined with `, ` (RFC 9110 §5.3). `undefined` when it was not sent. */
export function headerValue(headers: HeaderMap, name: string): string | undefined {
  const lines = headers[name];
  if (lines === undefined || lines.length === 0) {
    return undefined;
  }
  return lines.length === 1 ? lines[0]?.value : lines.map(({ value }) => value).join(", ");
}

/** Puts one line in place of whatever a header had. @param key The name as it is sent. */
export function setHeader(headers: HeaderMap, key: string, value: string): void {
  headers[key.toLowerCase()] = [{ key, value }];
}

/** Adds one line after those a header has. @param name `key` in lower case. */
export function addHeader(headers: HeaderMap, name: string, line: HeaderLine): void {
  const lines = headers[name];
  if (lines === undefined) {
    headers[name] = [line];
  } else {
    lines.push(line);
  }
}

/** A copy: changing it, or its lists, leaves the original as it was. */
export function copyHeaders(headers: HeaderMap): HeaderMap {
  const copy = emptyHeaders();
  for (const name in headers) {
    copy[name] = headers[name]?.map(({ key, value }) => ({ key, value })) ?? [];
  }
  return copy;
}

/** The headers whose lower-case name a rule keeps, sharing their lines with the original. */
export function filterHeaders(headers: HeaderMap, keeps: (name: string) => boolean): HeaderMap {
  const kept = emptyHeaders();
  for (const name in headers) {
    const lines = headers[name];
    if (lines !== undefined && keeps(name)) {
      kept[name] = lines;
    }
  }
  return kept;
}

/** Bytes the lines take when sent, `: ` and line ends included. */
export function headerBytes(headers: HeaderMap): number {
  let bytes = 0;
  for (const lines of Object.values(headers)) {
    for (const { key, value } of lines) {
      bytes += key.length + value.length + 4;
    }
  }
  return bytes;
}

/** The same of a flat list. */
export function rawHeaderBytes(raw: readonly string[]): number {
  // Every text adds two bytes: `: ` after a name, a line end after a value.
  let bytes = 2 * raw.length;
  for (const text of raw) {
    bytes += text.length;
  }
  return bytes;
}

/** Name, value, name, value …: the flat form `node:http` reads and writes. */
export function rawHeaders(headers: HeaderMap): string[] {
  const raw: string[] = [];
  for (const lines of Object.values(headers)) {
    for (const { key, value } of lines) {
      raw.push(key, value);
    }
  }
  return raw;
}

/** The lower-case form of a header name. */
const lowered = remembered((key) => key.toLowerCase());

/** The map of a flat list, duplicates and casing preserved. */
export function headersFromRaw(raw: readonly string[]): HeaderMap {
  const headers = emptyHeaders();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const key = raw[at] ?? "";
    addHeader(headers, lowered(key), { key, value: raw[at + 1] ?? "" });
  }
  return headers;
}
