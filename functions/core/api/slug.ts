/**
 * Derives ids for URLs from names.
 *
 * @module
 */

/**
 * Derives an id from each name: lower case, without accents, with one hyphen for each sequence of other
 * characters. `Côte d'Or` becomes `cote-d-or`; letters of other scripts are kept.
 *
 * An id depends on its name only, unless two names give the same id: then the later one gets `-2`, and so
 * on. Names added at the end of the list change no id.
 *
 * @returns an id for each name, in order, none of them empty.
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

/** The id of a name without a letter or digit. */
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
