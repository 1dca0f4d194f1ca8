/**
 * What WAF does to a text before it looks at it: undoing what hides its meaning.
 *
 * Texts are strings of bytes, one character each, as headers and paths are on the wire.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
 * @module
 */
import { remembered } from "../../http/remembered.ts";

/** White space WAF knows: the six of ASCII, and the no-break space of Latin-1. */
const whiteSpace = /[\t\n\v\f\r \xa0]+/g;

/** Each one's effect. Those of WAF's that are missing here are listed where the program is read. */
const transformers = {
  NONE: (text: string) => text,
  LOWERCASE: lowercase,
  URL_DECODE: urlDecode,
  HTML_ENTITY_DECODE: htmlDecode,
  COMPRESS_WHITE_SPACE: (text: string) => text.replace(whiteSpace, " "),
  NORMALIZE_PATH: normalizePath,
  NORMALIZE_PATH_WIN: (text: string) => normalizePath(text.replaceAll("\\", "/")),
  REMOVE_NULLS: (text: string) => text.replaceAll("\0", ""),
  REPLACE_NULLS: (text: string) => text.replaceAll("\0", " "),
  BASE64_DECODE: (text: string) => Buffer.from(text, "base64").toString("latin1"),
  HEX_DECODE: (text: string) => Buffer.from(text, "hex").toString("latin1"),
} as const;

/** A transformation that is simulated. */
export type TextTransformation = keyof typeof transformers;

/** Whether a name of WAF's is one that is simulated. */
export function isTextTransformation(name: string): name is TextTransformation {
  return Object.hasOwn(transformers, name);
}

/** Compiles transformations into one. */
export function compileTransformations(
  names: readonly TextTransformation[],
): (text: string) => string {
  const steps = names.filter((name) => name !== "NONE").map((name) => transformers[name]);
  const [first] = steps;
  if (first === undefined) {
    return transformers.NONE;
  }
  return remembered(
    steps.length === 1 ? first : (text) => steps.reduce((changed, step) => step(changed), text),
  );
}

/** Letters of ASCII alone: the other half of the bytes is no Latin-1, but parts of characters. */
function lowercase(text: string): string {
  return /[\x80-\xff]/.test(text)
    ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.toLowerCase();
}

/** Plus signs and invalid escapes stay: `urlDecodePlus` in `aws/waf-behavior.ts`. */
function urlDecode(text: string): string {
  return text.includes("%")
    ? text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : text;
}

/** The entities AWS names; the no-break space is byte 160. */
const entities: Readonly<Record<string, string>> = {
  quot: '"',
  nbsp: "\xa0",
  lt: "<",
  gt: ">",
};

/** References above one byte: `htmlEntityDecodeBytes` in `aws/waf-behavior.ts`. */
function htmlDecode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(quot|nbsp|lt|gt));/gi,
    (_, hex?: string, decimal?: string, name?: string) =>
      name === undefined
        ? String.fromCharCode((hex ? Number.parseInt(hex, 16) : Number(decimal)) & 0xff)
        : (entities[name.toLowerCase()] ?? ""),
  );
}

/** Joins slashes, and takes out `.` and every `..` that has a folder before it. */
function normalizePath(text: string): string {
  if (!/\/[./]|^\.{1,2}(?:\/|$)/.test(text)) {
    return text;
  }
  const kept: string[] = [];
  for (const segment of text.split("/")) {
    const last = kept.at(-1);
    if (segment === ".." && last !== undefined && last !== "..") {
      kept.pop();
    } else if (segment !== "" && segment !== ".") {
      kept.push(segment);
    }
  }
  const end = /\/\.?$/.test(text) && kept.length > 0 ? "/" : "";
  return `${text.startsWith("/") ? "/" : ""}${kept.join("/")}${end}`;
}
