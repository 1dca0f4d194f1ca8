/**
 * What the stack holds.
 *
 * @module
 */
import type { ComponentChild } from "preact";

/** The view. */
export function ShelvesView({ item }: { readonly item: string }): ComponentChild {
  return <h1>Shelves {item}</h1>;
}
