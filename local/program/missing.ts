/**
 * Marks in place of outputs that AWS would assign and the runtime does not simulate.
 *
 * An output that is missing would be `undefined`, and `undefined` spreads unnoticed: into names, into
 * policies, into a property that simply is not there. A mark is a string that survives interpolation, JSON,
 * URLs and changes of case, so the place it reaches can be named together with the place it came from.
 *
 * @module
 */

/** What was not answered. */
export interface Producer {
  readonly urn: string;
  readonly type: string;
  readonly property: string;
  /** What the user can do: one line, imperative. */
  readonly remedy: string;
  /** Whether it has been reported already, so that what follows from it need not be. */
  readonly reported: boolean;
}

/** Unlikely in any program; letters and digits only, so that no encoding changes it. */
const pattern = /notsimulated[a-z\d]*q7k(\d{5})z/gi;

/** Most characters of a mark that name what it stands for: a mark may become part of a name. */
const namedLength = 32;

/** The marks of one recording. */
export class Marks {
  readonly #producers: Producer[] = [];

  /** A fresh mark for one property, which it names for whoever meets it at request time. */
  make(producer: Producer): string {
    const index = this.#producers.push(producer) - 1;
    const named = `${producer.type.split(":").at(-1)}${producer.property}`
      .toLowerCase()
      .replaceAll(/[^a-z\d]/g, "")
      .slice(0, namedLength);
    return `notsimulated${named}q7k${String(index).padStart(5, "0")}z`;
  }

  /** The missing outputs that a string was made from; empty for an ordinary string. */
  found(text: string): Producer[] {
    const indexes = new Set([...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
    return [...indexes].flatMap((index) => this.#producers[index] ?? []);
  }
}

/** `undefined` with a separator on at least one side; a quote, as in JSON, may be the other. */
const segment = /^undefined$|[:/.@_-]undefined($|[:/.@_"-])|(^|")undefined[:/.@_-]/;

/**
 * Whether a text looks like one that `undefined`, or an `Output` itself, was written into.
 *
 * Only a whole segment between the separators of names, ARNs and addresses counts, and only in a text without
 * blanks: prose and source code may speak of `undefined`.
 */
export function isBroken(text: string): boolean {
  return (
    text.includes("on an [Output<T>] is not supported") ||
    text.includes("[object Object]") ||
    (!/\s/.test(text) && segment.test(text))
  );
}
