/**
 * Elements of the page.
 *
 * @module
 */

/** The element with an id that the page is known to have. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`the page has no element #${id}`);
  }
  return found as T;
}

/** A new element with text in it; text is never markup. */
export function element(tag: string, text: string | number, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = String(text);
  made.className = className;
  return made;
}
