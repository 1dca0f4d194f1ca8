/**
 * Names that fit into a URL as they are.
 *
 * @module
 */

/**
 * Derives an id from each name: lower case, without accents, and everything that is no letter or digit
 * made one hyphen. `Côte d'Or` becomes `cote-d-or`; letters of other scripts stay letters.
 *
 * Stable: it depends on the name alone, save where two names give the same id. Then the later one in the
 * list gets `-2`, and so on, so that ids are unique; a list that only grows at its end changes none.
 *
 * @returns as many ids as names, in their order, none of them empty.
 * @throws never
 */
export function slugs(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return names.map((name) => {
    const base = slugOf(name);
    let count = last.get(base) ?? 1;
    let slug = base;
    while (taken.has(slug)) {
      count += 1;
      slug = `${base}-${count}`;
    }
    taken.add(slug);
    last.set(base, count);
    return slug;
  });
}

/** What a name without a letter or digit is called. */
const nameless = "unnamed";

function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .normalize("NFC");
  return slug === "" ? nameless : slug;
}
