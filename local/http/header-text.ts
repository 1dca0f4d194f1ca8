/**
 * Header values as bytes, as they are sent, and as text, as functions see them.
 *
 * `node:http` hands bytes over as one character each (ISO-8859-1). Lambda@Edge hands functions
 * UTF-8, reads what is not UTF-8 as ISO-8859-1, and sends what a function changed as UTF-8.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html#function-restrictions-encoding
 * @module
 */

/** Anything beyond ASCII: everything else is the same in all three encodings. */
const beyondAscii = /[\u0080-\uffff]/;

/** Whether a value is the same as bytes and as text. */
export function isAscii(value: string): boolean {
  return !beyondAscii.test(value);
}

/** What a function sees of a value that was received. */
export function wireToText(value: string): string {
  if (!beyondAscii.test(value)) {
    return value;
  }
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  // Invalid UTF-8 decodes to replacement characters; then the bytes were ISO-8859-1 and are text already.
  return Buffer.from(text, "utf8").equals(bytes) ? text : value;
}

/** What is sent for a value that a function wrote. */
export function textToWire(text: string): string {
  return beyondAscii.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}
