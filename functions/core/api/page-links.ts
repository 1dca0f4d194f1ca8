/**
 * Links between the pages of a list (RFC 8288).
 *
 * @module
 */

/** The position of a page. */
export interface PageOf {
  /** From 1; may be after the last one. */
  readonly page: number;
  /** 0 when the list is empty. */
  readonly pages: number;
}

/**
 * Builds the value of `Link`: `first`, `prev`, `next`, `last`, when they exist. References are relative to
 * the host, since viewers use the facade's.
 *
 * @param path The absolute path.
 * @param query Parameters besides `page`, from parsed values, not from the request text.
 * @throws never for well-formed texts.
 */
export function pageLinks(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
  { page, pages }: PageOf,
): string | undefined {
  if (pages === 0) {
    return undefined;
  }
  const others = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const link = (relation: string, target: number) =>
    `<${path}?${[...others, `page=${target}`].join("&")}>; rel="${relation}"`;
  return [
    link("first", 1),
    ...(page > 1 ? [link("prev", Math.min(page - 1, pages))] : []),
    ...(page < pages ? [link("next", page + 1)] : []),
    link("last", pages),
  ].join(", ");
}
