/**
 * Evaluates `If-None-Match`.
 *
 * @module
 */

/** An entity tag (RFC 9110 §8.8.3): the RFC allows commas in it. */
const entityTags = /(?:W\/)?("[!#-~\u0080-\uffff]*")/g;

/**
 * Compares `If-None-Match` by the weak comparison (RFC 9110 §13.1.2): CloudFront weakens the tag when it
 * compresses the same body.
 *
 * @param condition The header's value; `undefined` when there is none.
 * @param entityTag Strong, with its quotes.
 * @throws never; a value that is not a list of tags matches nothing.
 */
export function isHeldBy(condition: string | undefined, entityTag: string): boolean {
  if (condition === undefined) {
    return false;
  }
  if (condition.trim() === "*") {
    return true;
  }
  return [...condition.matchAll(entityTags)].some(([, opaque]) => opaque === entityTag);
}
