/**
 * Reads the two XML documents clients send to S3 (`Delete`, `CompleteMultipartUpload`), strictly:
 * elements, attributes that are ignored, text, the five named entities and character references.
 *
 * There are no document types, hence no entities of one's own and nothing to expand; no comments and
 * no CDATA, which no SDK sends. One pass, no recursion, bounded depth and count.
 *
 * @module
 */

/** One element. `text` is the text directly inside it. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  name: string;
  children: XmlElement[];
  text: string;
}

/** The documents are three levels deep. */
const maxDepth = 8;
/** 10,000 parts of eight fields, each field a tag, a text, a tag and white space. */
const maxTokens = 400_000;

const declaration = /^\uFEFF?\s*(?:<\?xml\s[^?]*\?>)?/;
const token =
  /<\/([A-Za-z_][\w:.-]*)\s*>|<([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const reference = /&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&/g;

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** @returns undefined when a reference is not one XML defines. */
function unescapeXml(text: string): string | undefined {
  let valid = true;
  const result = text.replace(reference, (_all, name?: string, decimal?: string, hex?: string) => {
    const code =
      decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? "", 16);
    const character =
      name !== undefined ? named[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    valid &&= character !== undefined;
    return character ?? "";
  });
  return valid ? result : undefined;
}

/**
 * The root element, or undefined when the text is not such a document.
 *
 * @throws never
 */
export function parseXml(text: string): XmlElement | undefined {
  const document: OpenElement = { name: "", children: [], text: "" };
  const open: OpenElement[] = [document];
  token.lastIndex = declaration.exec(text)?.[0].length ?? 0;
  for (let count = 0; token.lastIndex < text.length; count += 1) {
    const match = token.exec(text);
    if (match === null || count > maxTokens || !accept(match, open)) {
      return undefined;
    }
  }
  const [root, ...others] = document.children;
  return open.length === 1 && others.length === 0 && document.text.trim() === "" ? root : undefined;
}

/** Takes one token; false when it does not fit where it stands. */
function accept(match: RegExpExecArray, open: OpenElement[]): boolean {
  const [, closing, opening, , selfClosing, text] = match;
  const current = open.at(-1);
  if (current === undefined) {
    return false;
  }
  if (text !== undefined) {
    const plain = unescapeXml(text);
    current.text += plain ?? "";
    return plain !== undefined;
  }
  if (closing !== undefined) {
    open.pop();
    return current.name === closing && open.length > 0;
  }
  const element: OpenElement = { name: opening ?? "", children: [], text: "" };
  current.children.push(element);
  if (selfClosing !== "/") {
    open.push(element);
  }
  return open.length <= maxDepth;
}

/** The text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}
