/**
 * An element of a drawing, in the page.
 *
 * @module
 */
import { type ComponentChild, h } from "preact";
import type { Element } from "../../picture/drawing.ts";

/** Draws an element and what is in it. */
export function SvgElement({ element }: { readonly element: Element }): ComponentChild {
  return h(
    element.tag,
    element.attributes,
    element.children.map((child) =>
      typeof child === "string" ? child : <SvgElement element={child} />,
    ),
  );
}
