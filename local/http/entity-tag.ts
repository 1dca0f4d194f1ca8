/**
 * Entity tags: what they look like, and the two ways to compare them (RFC 9110 §8.8.3).
 *
 * @module
 */

/** One tag and what separates it from the next. Sticky, so that nothing between two tags is skipped. */
const listed = /[\t ,]*((?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*")[\t ]*(?=,|$)/y;

/** What may follow the last tag of a list. */
const trailing = /[\t ,]*$/y;

/** The tag without the mark of a weak one. */
function opaque(tag: string): string {
  return tag.startsWith("W/") ? tag.slice(2) : tag;
}

/** Weak comparison: the same but for the mark. */
export function weaklyEqual(one: string, other: string): boolean {
  return opaque(one) === opaque(other);
}

/** Strong comparison: the same, and neither is weak. */
export function stronglyEqual(one: string, other: string): boolean {
  return one === other && one.startsWith('"');
}

/**
 * Reads the value of If-None-Match or If-Match.
 *
 * @returns `"*"`, the tags in order, or `undefined` when the value is malformed or names none.
 * @throws never
 */
export function parseEntityTags(value: string): "*" | readonly string[] | undefined {
  if (value.trim() === "*") {
    return "*";
  }
  const tags: string[] = [];
  let at = 0;
  for (;;) {
    listed.lastIndex = at;
    const tag = listed.exec(value)?.[1];
    if (tag === undefined) {
      break;
    }
    tags.push(tag);
    at = listed.lastIndex;
  }
  trailing.lastIndex = at;
  return tags.length > 0 && trailing.test(value) ? tags : undefined;
}
