/**
 * Percent-encoding, read so that nothing a viewer sends can throw.
 *
 * @module
 */

/** Text with every escape decoded; escapes that are no UTF-8 stay as they are. */
export function decodeText(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** Names and values of a query string, decoded, in order. */
export function queryPairs(querystring: string): readonly (readonly [string, string])[] {
  return querystring
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const mark = part.indexOf("=");
      const [name, value] = mark < 0 ? [part, ""] : [part.slice(0, mark), part.slice(mark + 1)];
      return [decodeQuery(name), decodeQuery(value)];
    });
}

function decodeQuery(text: string): string {
  return decodeText(text.replaceAll("+", " "));
}

/**
 * Values by name, in order of first appearance. Has no prototype, so that a parameter named
 * `__proto__` is a parameter.
 */
export function grouped(
  pairs: readonly (readonly [string, string])[],
): Readonly<Record<string, readonly string[]>> {
  const groups = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of pairs) {
    const values = groups[name];
    if (values === undefined) {
      groups[name] = [value];
    } else {
      values.push(value);
    }
  }
  return groups;
}

/** A record with one text for each name. */
export function joined(
  groups: Readonly<Record<string, readonly string[]>>,
  join: (values: readonly string[]) => string,
): Record<string, string> {
  const texts = Object.create(null) as Record<string, string>;
  for (const [name, values] of Object.entries(groups)) {
    texts[name] = join(values);
  }
  return texts;
}
