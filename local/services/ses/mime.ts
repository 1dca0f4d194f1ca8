/**
 * Reads of a raw mail what a person wants to see: its headers, and its text as text and as HTML.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2045
 * @module
 */

/** A raw mail, read. */
export interface RawMail {
  /** The first of each name, by lower-case name; unfolded, encoded words decoded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

/** How deep multiparts may lie in each other, and how many parts are looked at. */
const maxDepth = 5;
const maxParts = 50;

/** Characters of the headers of a part, and of one of them, that are looked at. */
const maxHeadLength = 256 * 1024;
const maxHeaderLength = 32 * 1024;

/** Reads a mail. What is not understood is left as it is. @throws never */
export function readRawMail(raw: Buffer): RawMail {
  const found: Found = {};
  const { headers } = readPart(raw.toString("latin1"), found, { left: maxParts }, 0);
  return { headers, text: found.text, html: found.html };
}

/** Bodies of a mail, as they are found. */
interface Found {
  text?: string;
  html?: string;
}

function readPart(
  part: string,
  found: Found,
  parts: { left: number },
  depth: number,
): { readonly headers: Readonly<Record<string, string>> } {
  const { head, body } = splitHead(part);
  const headers = readHeaders(head);
  const type = headers["content-type"] ?? "text/plain";
  const boundary = /^multipart\/.*?\bboundary="?([^";\s]{1,70})/i.exec(type)?.[1];
  parts.left -= 1;
  if (boundary === undefined) {
    readBody(body, type, headers, found);
  } else if (depth < maxDepth) {
    for (const inner of body.split(`--${boundary}`).slice(1)) {
      if (parts.left > 0 && !inner.startsWith("--")) {
        readPart(inner.replace(/^[^\n]*\n/, ""), found, parts, depth + 1);
      }
    }
  }
  return { headers };
}

/** The headers end at the first empty line. */
function splitHead(part: string): { readonly head: string; readonly body: string } {
  const end = /^\r?\n/.test(part) ? 0 : part.search(/\n\r?\n/);
  return end < 0
    ? { head: part, body: "" }
    : { head: part.slice(0, end), body: part.slice(end).replace(/^\n?\r?\n/, "") };
}

function readBody(
  body: string,
  type: string,
  headers: Readonly<Record<string, string>>,
  found: Found,
): void {
  const [, kind] = /^text\/(plain|html)\b/i.exec(type) ?? [];
  if (kind === undefined || /^attachment\b/i.test(headers["content-disposition"] ?? "")) {
    return;
  }
  const name = kind.toLowerCase() === "plain" ? "text" : "html";
  found[name] ??= decodeBody(body, type, headers["content-transfer-encoding"] ?? "");
}

function readHeaders(head: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const line of head
    .slice(0, maxHeadLength)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !Object.hasOwn(headers, name)) {
      const value = Buffer.from(line.slice(colon + 1, maxHeaderLength).trim(), "latin1").toString();
      headers[name] = decodeWords(value);
    }
  }
  return headers;
}

/** Encoded words (RFC 2047), as far as their character set is known. */
export function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(?==\?)/g, "$1")
    .replace(
      /=\?([\w-]{1,40})(?:\*\w+)?\?([bq])\?([^?\s]*)\?=/gi,
      (whole, charset: string, encoding: string, word: string) => {
        const bytes =
          encoding.toLowerCase() === "b"
            ? Buffer.from(word, "base64")
            : quotedPrintable(word.replaceAll("_", " "));
        return decodeText(bytes, charset) ?? whole;
      },
    );
}

function decodeBody(body: string, type: string, encoding: string): string {
  const bytes =
    encoding.toLowerCase() === "base64"
      ? Buffer.from(body, "base64")
      : encoding.toLowerCase() === "quoted-printable"
        ? quotedPrintable(body)
        : Buffer.from(body, "latin1");
  const charset = /\bcharset="?([\w-]{1,40})/i.exec(type)?.[1] ?? "utf-8";
  return decodeText(bytes, charset) ?? bytes.toString("latin1");
}

function quotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, "");
  const decoded = joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, "latin1");
}

/** `undefined` for a character set that is not known. */
function decodeText(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}
