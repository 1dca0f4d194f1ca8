/**
 * The parts of a cache key, read from the key itself.
 *
 * @module
 */
import type { Selection } from "../../../http/name-selection.ts";
import type { CachePolicy } from "../model.ts";
import { partAt } from "./cache-key.ts";

/** One part of a key. */
export interface KeyPart {
  /** Like `path`, `header accept-language`. */
  readonly part: string;
  /** Empty where a header was not sent. */
  readonly value: string;
  /** What puts it into the key. */
  readonly from: string;
}

/** A part, and where the next one begins. */
interface PartRead {
  readonly part: KeyPart;
  readonly end: number;
}

/** The setting of a cache policy that puts a part into keys. */
function setting(what: string, selection: Selection): string {
  const names = "names" in selection ? `: ${selection.names.join(", ")}` : "";
  return `cache policy, ${what} ${selection.kind}${names}`;
}

const methods: Readonly<Record<string, string>> = { g: "GET or HEAD", o: "OPTIONS", h: "HEAD" };

/** The readers of the parts after the path, by their letters. @param at Where the part begins, after its letter. */
const readers: Readonly<
  Record<string, (key: string, at: number, policy: CachePolicy) => PartRead>
> = {
  q(key, at, { queryStrings }) {
    const { text, end } = partAt(key, at);
    const from = setting("query strings", queryStrings);
    return { part: { part: "query string", value: text, from }, end };
  },
  c(key, at, { cookies }) {
    const { text, end } = partAt(key, at);
    return { part: { part: "cookies", value: text, from: setting("cookies", cookies) }, end };
  },
  e(key, at, { gzip, brotli }) {
    const [value = ""] = /^(?:br,gzip|br|gzip)?/.exec(key.slice(at)) ?? [];
    const codings = [...(gzip ? ["gzip"] : []), ...(brotli ? ["brotli"] : [])];
    const from = `cache policy, compression ${codings.join(" and ")}`;
    return { part: { part: "accept-encoding", value, from }, end: at + value.length };
  },
  h(key, at, { headers }) {
    const name = partAt(key, at);
    const isSent = key[name.end] !== "-";
    const { text, end } = isSent ? partAt(key, name.end) : { text: "", end: name.end + 1 };
    const from = setting("headers", headers);
    return { part: { part: `header ${name.text}`, value: text, from }, end };
  },
};

/** @param key Made by `cacheKey` with the same policy. */
export function keyParts(key: string, policy: CachePolicy): readonly KeyPart[] {
  const id = partAt(key, 0);
  const path = partAt(key, id.end + 1);
  const parts: KeyPart[] = [
    { part: "distribution", value: id.text, from: "always" },
    { part: "method", value: methods[key[id.end] ?? ""] ?? "", from: "always" },
    { part: "path", value: path.text, from: "always" },
  ];
  for (let at = path.end; at < key.length; ) {
    const read = readers[key[at] ?? ""]?.(key, at + 1, policy);
    if (read === undefined) {
      break;
    }
    parts.push(read.part);
    at = read.end;
  }
  return parts;
}
