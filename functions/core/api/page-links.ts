/**
 * Links between the pages of a list (RFC 8288).
 *
 * @module
 */

/** Where a page stands. */
export interface PageOf {
  /** From 1; may be behind the last one. */
  readonly page: number;
  /** 0 when the list is empty. */
  readonly pages: number;
}

/**
 * Words the value of `Link`: `first`, `prev`, `next`, `last`, each where there is one. References are
 * relative to the host, which we do not know: viewers ask the edge.
 *
 * @param path Absolute, ours.
 * @param query Parameters besides `page`, made of values that were understood, never of what was sent.
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
