/**
 * Makes elements, and changes the elements of the page into new ones without replacing those that stay.
 *
 * @module
 */

/** Content of an element; `false` and `undefined` are nothing. A text is not parsed as markup. */
export type Child = Node | string | number | false | undefined | readonly Child[];

/** Attributes, and handlers as `onclick`. `true` is an empty attribute; `false` and `undefined` are none. */
export type Props = Readonly<
  Record<string, string | number | boolean | undefined | ((event: Event) => void)>
>;

/** The handlers that {@link h} takes. */
const handlers = ["onclick", "onsubmit", "onchange", "oninput", "onfocus"] as const;

/** Attribute by which siblings are told apart; elements with different keys never become each other. */
const key = "data-key";

const svgNamespace = "http://www.w3.org/2000/svg";

/** A new HTML element. */
export function h(tag: string, props: Props = {}, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(tag);
  fill(made, props, children);
  return made;
}

/** A new SVG element. */
export function s(tag: string, props: Props = {}, ...children: readonly Child[]): SVGElement {
  const made = document.createElementNS(svgNamespace, tag) as SVGElement;
  fill(made, props, children);
  return made;
}

/** The element of the page with an id. @throws {Error} when the page has none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`the page has no element #${id}`);
  }
  return found;
}

/**
 * Changes the children of an element into others. An element keeps its identity, and with it focus, scroll position and
 * what has been typed into it, when the new element at its place has the same tag and key.
 */
export function morph(parent: Element, fresh: readonly Node[]): void {
  const old = [...parent.childNodes];
  for (const [index, node] of fresh.entries()) {
    const kept = old[index];
    if (kept === undefined) {
      parent.append(node);
    } else if (isAlike(kept, node)) {
      adopt(kept, node);
    } else {
      kept.replaceWith(node);
    }
  }
  for (const rest of old.slice(fresh.length)) {
    rest.remove();
  }
}

function fill(made: Element, props: Props, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      Object.assign(made, { [name]: value });
    } else if (value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.flatMap(nodesOf));
}

function nodesOf(child: Child): readonly (Node | string)[] {
  if (child === undefined || child === false) {
    return [];
  }
  if (Array.isArray(child)) {
    return child.flatMap(nodesOf);
  }
  return [child instanceof Node ? child : String(child)];
}

function isAlike(old: Node, node: Node): boolean {
  return old.nodeName === node.nodeName && keyOf(old) === keyOf(node);
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute(key) : null;
}

function adopt(old: Node, node: Node): void {
  if (!(old instanceof Element && node instanceof Element)) {
    if (old.nodeValue !== node.nodeValue) {
      old.nodeValue = node.nodeValue;
    }
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of [...node.attributes]) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  for (const name of handlers) {
    Object.assign(old, { [name]: (node as HTMLElement)[name] });
  }
  // An output has what was computed from what is typed beside it.
  if (old.nodeName !== "OUTPUT") {
    morph(old, [...node.childNodes]);
  }
}
