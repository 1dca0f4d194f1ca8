/**
 * Headers that a function returned: validated, and converted to bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * @module
 */

import { emptyHeaders } from "../../../http/header-map.ts";
import { isAscii, textToWire, wireToText } from "../../../http/header-text.ts";
import type { HeaderLine, HeaderMap } from "../../../http/message.ts";
import type { EventType } from "../model.ts";
import { headerViolation, hiddenHeaders } from "./edge-function-headers.ts";

/** Headers, or what is wrong with them. */
type HeadersDecision =
  | { readonly kind: "headers"; readonly headers: HeaderMap }
  | { readonly kind: "invalid"; readonly reason: string };

/** A token (RFC 9110 §5.6.2), in lower case as events spell names. */
const fieldName = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** What would end the line, or the message. A tab is allowed in a value (RFC 9110 §5.5). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const illegalInValue = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Invalid, and why. */
function invalid(reason: string): HeadersDecision {
  return { kind: "invalid", reason };
}

/** A name as CloudFront writes one that a function left out: `x-frame-options` becomes `X-Frame-Options`. */
export function capitalized(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/**
 * One line of the result; a string when it is wrong. The map names the header, and `key` spells it: for a `key` of
 * another name see `headerOfAnotherKey` in aws/edge-behavior.ts.
 */
function readLine(name: string, entry: unknown): HeaderLine | string {
  if (typeof entry !== "object" || entry === null) {
    return `headers["${name}"] must hold objects`;
  }
  const { key = capitalized(name), value } = entry as { key?: unknown; value?: unknown };
  if (typeof key !== "string") {
    return `headers["${name}"] must hold entries whose key is a string`;
  }
  if (typeof value !== "string") {
    return `headers["${name}"] must hold entries whose value is a string`;
  }
  return illegalInValue.test(value)
    ? `headers["${name}"] must not hold a control character`
    : { key: key.toLowerCase() === name ? key : capitalized(name), value };
}

/** The lines of one name; a string when one is wrong. */
function readLines(name: string, entries: unknown): HeaderLine[] | string {
  if (!fieldName.test(name)) {
    return "headers must be named by tokens in lower case";
  }
  if (!Array.isArray(entries)) {
    return `headers["${name}"] must be a list`;
  }
  const lines: HeaderLine[] = [];
  for (const entry of entries as readonly unknown[]) {
    const line = readLine(name, entry);
    if (typeof line === "string") {
      return line;
    }
    lines.push(line);
  }
  return lines;
}

/** Every line of the result, still as text; a string when one is wrong. */
export function readHeaderMap(value: unknown): HeaderMap | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "headers must be an object";
  }
  const headers = emptyHeaders();
  for (const [name, entries] of Object.entries(value)) {
    const lines = readLines(name, entries);
    if (typeof lines === "string") {
      return lines;
    }
    if (lines.length > 0) {
      headers[name] = lines;
    }
  }
  return headers;
}

/** One line back to bytes: what is unchanged as it came, what is changed as UTF-8. */
function wireLine({ key, value }: HeaderLine, original: HeaderLine | undefined): HeaderLine {
  const unchanged = original !== undefined && wireToText(original.value) === value;
  return { key, value: unchanged ? original.value : textToWire(value) };
}

/** Replaces text by bytes: the two differ beyond ASCII alone. */
function convertToWire(headers: HeaderMap, before: HeaderMap): void {
  for (const name of Object.keys(headers)) {
    const lines = headers[name];
    if (lines?.some(({ value }) => !isAscii(value))) {
      headers[name] = lines.map((line, at) => wireLine(line, before[name]?.[at]));
    }
  }
}

/**
 * Checks the `headers` of a result.
 *
 * @param before The headers the event was made from, hidden ones included; these come back.
 *   Empty for a response that the function made itself.
 * @param value `undefined` counts as no headers.
 */
export function judgeHeaders(event: EventType, before: HeaderMap, value: unknown): HeadersDecision {
  const headers = readHeaderMap(value ?? {});
  if (typeof headers === "string") {
    return invalid(headers);
  }
  const violation = headerViolation(event, before, headers);
  if (violation !== undefined) {
    return invalid(violation);
  }
  convertToWire(headers, before);
  return { kind: "headers", headers: Object.assign(headers, hiddenHeaders(before)) };
}
