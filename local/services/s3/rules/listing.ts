/**
 * A page of a list of keys: prefix, delimiter, limit.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 * @module
 */

/** What a page is asked for. */
export interface PageQuery {
  readonly prefix: string;
  /** Empty for none. */
  readonly delimiter: string;
  /** Entries and common prefixes together; 0 asks for nothing. */
  readonly maxKeys: number;
}

/** Where a page ends and the next begins: after this key, or after all keys with this prefix. */
export type Mark =
  | { readonly kind: "key"; readonly value: string }
  | { readonly kind: "prefix"; readonly value: string };

/** One page. */
export interface Page<T> {
  readonly entries: readonly T[];
  readonly commonPrefixes: readonly string[];
  /** Of the last thing on the page, where there is more after it. */
  readonly next: { readonly mark: Mark; readonly entry: T | undefined } | undefined;
}

/** Order of S3: by the bytes of UTF-8, which is not the order of JavaScript's strings. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Whether a key comes after a mark. */
export function isAfter(key: string, mark: Mark): boolean {
  const below = mark.kind === "prefix" && key.startsWith(mark.value);
  return !below && compareKeys(key, mark.value) > 0;
}

/**
 * Makes a page.
 *
 * @param sorted Entries in order, beginning after the mark of the page before.
 */
export function takePage<T extends { readonly key: string }>(
  sorted: readonly T[],
  query: PageQuery,
): Page<T> {
  const entries: T[] = [];
  const commonPrefixes: string[] = [];
  let last: { mark: Mark; entry: T | undefined } | undefined;
  for (const entry of sorted) {
    const rolled = rollUp(entry.key, query);
    const known = rolled !== undefined && rolled === commonPrefixes.at(-1);
    if (!entry.key.startsWith(query.prefix) || known) {
      continue;
    }
    if (entries.length + commonPrefixes.length === query.maxKeys) {
      return { entries, commonPrefixes, next: last };
    }
    if (rolled === undefined) {
      entries.push(entry);
      last = { mark: { kind: "key", value: entry.key }, entry };
    } else {
      commonPrefixes.push(rolled);
      last = { mark: { kind: "prefix", value: rolled }, entry: undefined };
    }
  }
  return { entries, commonPrefixes, next: undefined };
}

/** The common prefix a key hides behind, if it does. */
function rollUp(key: string, { prefix, delimiter }: PageQuery): string | undefined {
  const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}
