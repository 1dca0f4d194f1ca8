/**
 * Whether a client already holds what it asks for.
 *
 * @module
 */

/** An entity tag (RFC 9110 §8.8.3): which octets may be in it is the RFC's, commas among them. */
const entityTags = /(?:W\/)?("[!#-~\u0080-\uffff]*")/g;

/**
 * Judges `If-None-Match` by the weak comparison (RFC 9110 §13.1.2): CloudFront makes a tag weak when it
 * compresses, and the body behind it is the same.
 *
 * @param condition The header's value; `undefined` when there is none.
 * @param entityTag Strong, with its quotes.
 * @throws never; what is no list of tags matches nothing.
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
