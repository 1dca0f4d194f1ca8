/**
 * Helpers for elements of the page.
 *
 * @module
 */

/** The element with an id. @throws {Error} when the page has none. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`the page has no element #${id}`);
  }
  return found as T;
}

/** A new element with text, which is not parsed as markup. */
export function element(tag: string, text: string | number, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = String(text);
  made.className = className;
  return made;
}
