/**
 * Writes the XML of S3.
 *
 * @module
 */

/** The namespace of every S3 document but errors. */
export const s3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

/**
 * Characters with a meaning, and control characters. XML 1.0 allows no way to write the latter; S3
 * writes character references (`controlCharactersInXml` in aws/s3-behavior.ts); `encoding-type=url` avoids them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const special = /[&<>"\u0000-\u001f\u007f]/g;

const named: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text as it may stand inside an element. */
function escapeXml(text: string): string {
  return text.replace(
    special,
    (character) => named[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** An element that holds text. */
export function leaf(name: string, value: string | number | boolean): string {
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

/** An element that holds elements, already written. */
export function branch(name: string, children: readonly string[]): string {
  return `<${name}>${children.join("")}</${name}>`;
}

/** A whole document. */
export function xmlDocument(
  name: string,
  namespace: string | undefined,
  children: readonly string[],
): Buffer {
  const attribute = namespace === undefined ? "" : ` xmlns="${namespace}"`;
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attribute}>${children.join("")}</${name}>`,
  );
}
