/**
 * Where a text stops being JSON (RFC 8259), by line and column.
 *
 * `JSON.parse` does not always report the position, and its messages depend on the engine.
 *
 * @module
 */

/** The first place at which a text is not JSON. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** The character found there; `undefined` at the end of the text. */
  readonly found: string | undefined;
  /** What JSON allows there, for a message. */
  readonly expected: string;
}

/** What may come next. */
const expectations = {
  value: "a value",
  firstElement: "a value or ]",
  nextElement: "a value after the comma",
  key: "a property name in double quotes after the comma",
  firstKey: "a property name in double quotes, or }",
  colon: "a colon",
  afterElement: "a comma or ]",
  afterProperty: "a comma or }",
  end: "nothing more",
} as const;

/** The end of an array or an object. */
type Closer = "]" | "}";

/** The position and state of one search. */
interface Scan {
  readonly text: string;
  at: number;
  state: keyof typeof expectations;
  /** The ends of open arrays and objects, innermost last. */
  readonly open: Closer[];
}

/** A scalar that is not a string (RFC 8259 §3 and §6). */
const scalar = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** RFC 8259 §7. */
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** RFC 8259 §2. */
const space = /[ \t\n\r]*/y;

/**
 * Finds the first fault, in one pass and without recursion at any depth.
 *
 * @returns `undefined` when the text is JSON.
 * @throws never
 */
export function jsonFault(text: string): JsonFault | undefined {
  const scan: Scan = { text, at: 0, state: "value", open: [] };
  let expected: string | undefined;
  while (expected === undefined) {
    scan.at = endOf(space, scan) ?? scan.at;
    if (scan.at === text.length) {
      return scan.state === "end" ? undefined : faultAt(scan, expectations[scan.state]);
    }
    expected = step(scan);
  }
  return faultAt(scan, expected);
}

/** Reads one token. @returns what was expected when the token is another; the scan stays there. */
function step(scan: Scan): string | undefined {
  const { text, at, state } = scan;
  const char = text.charAt(at);
  switch (state) {
    case "value":
    case "nextElement":
      return readValue(scan, char);
    case "firstElement":
      return char === "]" ? close(scan) : readValue(scan, char);
    case "key":
      return readKey(scan, char);
    case "firstKey":
      return char === "}" ? close(scan) : readKey(scan, char);
    case "colon":
      return char === ":" ? advance(scan, "value") : expectations[state];
    case "afterElement":
      return readAfter(scan, char, "]", "nextElement");
    case "afterProperty":
      return readAfter(scan, char, "}", "key");
    case "end":
      return expectations[state];
  }
}

function readValue(scan: Scan, char: string): string | undefined {
  if (char === "[") {
    scan.open.push("]");
    return advance(scan, "firstElement");
  }
  if (char === "{") {
    scan.open.push("}");
    return advance(scan, "firstKey");
  }
  if (char === '"') {
    return readString(scan) ?? leaveValue(scan);
  }
  const end = endOf(scalar, scan);
  if (end === undefined) {
    return expectations[scan.state];
  }
  scan.at = end;
  return leaveValue(scan);
}

function readKey(scan: Scan, char: string): string | undefined {
  if (char !== '"') {
    return expectations[scan.state];
  }
  const expected = readString(scan);
  scan.state = "colon";
  return expected;
}

function readAfter(
  scan: Scan,
  char: string,
  closer: Closer,
  next: Scan["state"],
): string | undefined {
  if (char === closer) {
    return close(scan);
  }
  return char === "," ? advance(scan, next) : expectations[scan.state];
}

function readString(scan: Scan): string | undefined {
  const { text } = scan;
  scan.at += 1;
  while (text.charAt(scan.at) !== '"') {
    // RFC 8259 §7: control characters must be escaped; most often a newline.
    if (scan.at === text.length || text.charCodeAt(scan.at) < 0x20) {
      return "the double quote that ends a string";
    }
    const end = text.charAt(scan.at) === "\\" ? endOf(escaped, scan) : scan.at + 1;
    if (end === undefined) {
      return 'an escape: \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits';
    }
    scan.at = end;
  }
  scan.at += 1;
  return undefined;
}

function advance(scan: Scan, state: Scan["state"]): undefined {
  scan.at += 1;
  scan.state = state;
}

function close(scan: Scan): undefined {
  scan.open.pop();
  scan.at += 1;
  leaveValue(scan);
}

function leaveValue(scan: Scan): undefined {
  const closer = scan.open.at(-1);
  if (closer === undefined) {
    scan.state = "end";
  } else {
    scan.state = closer === "]" ? "afterElement" : "afterProperty";
  }
}

/** The end of a sticky pattern that matches here. */
function endOf(pattern: RegExp, { text, at }: Scan): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function faultAt({ text, at }: Scan, expected: string): JsonFault {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  const found = text.codePointAt(at);
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    found: found === undefined ? undefined : String.fromCodePoint(found),
    expected,
  };
}
