/**
 * A function of a text that remembers its results: for texts that arrive again and again, like header
 * names and tokens.
 *
 * @module
 */

/** Texts that one function remembers. Viewers choose the texts, so both bounds are needed. */
const maxTexts = 1_000;
const maxLength = 2_048;

/**
 * Remembers the results of a function. When there is no more room, it starts anew.
 *
 * @param make Depends on nothing but the text; its results must not be changed.
 */
export function remembered<T extends {}>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const result = known.get(text);
    if (result !== undefined) {
      return result;
    }
    const made = make(text);
    if (known.size >= maxTexts) {
      known.clear();
    }
    if (text.length <= maxLength) {
      known.set(text, made);
    }
    return made;
  };
}
