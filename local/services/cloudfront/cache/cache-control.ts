/**
 * The Cache-Control of an answer, as values.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-5.2
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 * @module
 */
import { maxAgeLimitSeconds } from "../../../../aws/cloudfront-limits.ts";

/** The directives CloudFront obeys. `must-revalidate` is not among those it documents. */
export interface CacheControl {
  /** 0 to 100 years; `undefined` when not sent. */
  readonly maxAgeSeconds: number | undefined;
  /** As `maxAgeSeconds`, and stronger than it. */
  readonly sMaxAgeSeconds: number | undefined;
  readonly staleWhileRevalidateSeconds: number | undefined;
  readonly staleIfErrorSeconds: number | undefined;
  readonly noStore: boolean;
  /** Without field names. */
  readonly noCache: boolean;
  /** Lower-case header names of `no-cache="…"`: not stored. */
  readonly noCacheFields: readonly string[];
  /** With or without field names: `privateWithFields` in aws/. */
  readonly private: boolean;
}

const maxSeconds = maxAgeLimitSeconds.value;

/** The members of a comma-separated list; commas inside quoted strings do not separate. */
function members(value: string): string[] {
  const found: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at];
    if (character === "\\" && quoted) {
      at += 1;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (character === "," && !quoted) {
      found.push(value.slice(start, at));
      start = at + 1;
    }
  }
  found.push(value.slice(start));
  return found;
}

/** The argument without its quotes; both forms are accepted (RFC 9111 §5.2). */
function unquoted(argument: string): string {
  return argument.length > 1 && argument.startsWith('"') && argument.endsWith('"')
    ? argument.slice(1, -1).replaceAll(/\\(.)/g, "$1")
    : argument;
}

/**
 * Whole seconds. Too many become 100 years (RFC 9111 §1.2.2: the greatest value one can hold); what is
 * no number counts as 0, since invalid freshness information should be read as stale (§4.2.1).
 */
function seconds(argument: string): number {
  return /^\d+$/.test(argument) ? Math.min(Number(argument), maxSeconds) : 0;
}

/** Directives by lower-case name. The first of several wins (RFC 9111 §4.2.1). */
function directives(value: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const member of members(value)) {
    const equals = member.indexOf("=");
    const name = (equals < 0 ? member : member.slice(0, equals)).trim().toLowerCase();
    const argument = equals < 0 ? "" : unquoted(member.slice(equals + 1).trim());
    // `no-cache` and `no-cache="a"` mean different things, so neither hides the other.
    const key = name === "no-cache" && argument !== "" ? "no-cache=" : name;
    if (!found.has(key)) {
      found.set(key, argument);
    }
  }
  return found;
}

/**
 * Reads a Cache-Control value; several lines are joined with `, `. Names are case-insensitive, unknown
 * directives are ignored.
 *
 * @throws never
 */
export function parseCacheControl(value: string): CacheControl {
  const found = directives(value);
  const time = (name: string): number | undefined => {
    const argument = found.get(name);
    return argument === undefined ? undefined : seconds(argument);
  };
  return {
    maxAgeSeconds: time("max-age"),
    sMaxAgeSeconds: time("s-maxage"),
    staleWhileRevalidateSeconds: time("stale-while-revalidate"),
    staleIfErrorSeconds: time("stale-if-error"),
    noStore: found.has("no-store"),
    noCache: found.has("no-cache"),
    noCacheFields: (found.get("no-cache=") ?? "")
      .split(",")
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ""),
    private: found.has("private"),
  };
}
