/**
 * A selection of names: of headers, cookies or query parameters.
 *
 * @module
 */

/** Which names are included. Names of headers are lower case. */
export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "all" }
  | { readonly kind: "allow"; readonly names: readonly string[] }
  | { readonly kind: "all-except"; readonly names: readonly string[] };

/** Whether a selection includes a name. Header names are lower case; others are case-sensitive. */
export function selects(selection: Selection, name: string): boolean {
  switch (selection.kind) {
    case "none":
      return false;
    case "all":
      return true;
    case "allow":
      return selection.names.includes(name);
    case "all-except":
      return !selection.names.includes(name);
  }
}
