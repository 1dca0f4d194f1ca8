/**
 * A picture as elements of SVG, which a page and a file write in their own ways.
 *
 * @module
 */
import type { Card } from "./card.ts";
import type { Edge } from "./edges.ts";
import type { Frame, Layout } from "./layout.ts";
import type { PartKind } from "./picture.ts";

/** An element. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Element | string)[];
}

/** What is shown of a part beyond its name. */
export interface PartState {
  /** In place of the second line. */
  readonly words?: string;
  /** More classes: `busy`, `failing`, `down`, `chosen`. */
  readonly classes: readonly string[];
}

/** What is going on. */
export interface DrawingState {
  readonly partOf: (card: Card) => PartState | undefined;
  /** More classes of an edge. */
  readonly edgeOf: (edge: Edge) => readonly string[];
  /** Address of a part; without it parts are no links. */
  readonly href?: (id: string) => string;
}

const still: DrawingState = { partOf: () => undefined, edgeOf: () => [] };

function element(
  tag: string,
  attributes: Element["attributes"],
  ...children: readonly (Element | string)[]
): Element {
  return { tag, attributes, children };
}

/** What a reader who does not see the picture is told of a kind. */
const kindNames: Readonly<Record<PartKind, string>> = {
  viewers: "viewers",
  firewall: "web ACL",
  behavior: "cache behavior",
  cache: "edge cache",
  "edge-function": "function at the edge",
  api: "API",
  "private-api": "private API, through a VPC origin",
  function: "Lambda function",
  "function-url": "function URL",
  website: "website",
  bucket: "bucket",
  queue: "queue",
  external: "outside of the program",
};

/** The name of a kind of part. */
export function kindName(kind: PartKind): string {
  return kindNames[kind];
}

/** Characters of a text that fit into a width; the rest becomes an ellipsis. */
function fitted(text: string, width: number, charWidth: number): string {
  const room = Math.floor(width / charWidth);
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`;
}

function frame({ label, x, y, width, height }: Frame): Element {
  return element(
    "g",
    { class: "frame" },
    element("rect", { x, y, width, height, rx: 10 }),
    element("text", { x: x + 10, y: y + 17 }, label),
  );
}

function card(each: Card, { partOf, href }: DrawingState): Element {
  const { part, x, y, width, height, event } = each;
  const state = partOf(each);
  const isBar = each.lanes !== undefined || part.kind === "viewers";
  const second = event ?? state?.words ?? part.detail;
  const middle = x + width / 2;
  const nameY = y + height / 2 + (second === "" ? 4 : -3);
  const at = isBar
    ? { name: { x: middle, y: nameY }, more: { x: middle, y: y + height / 2 + 13 } }
    : { name: { x: x + 12, y: nameY }, more: { x: x + 12, y: y + height / 2 + 11 } };
  const room = width - (isBar ? 8 : 20);
  const title = [part.name, kindName(part.kind), event, part.region, state?.words]
    .filter((text) => text !== undefined && text !== "")
    .join(", ");
  return element(
    href === undefined ? "g" : "a",
    {
      class: ["part", part.kind, isBar ? "bar" : "", ...(state?.classes ?? [])]
        .filter((name) => name !== "")
        .join(" "),
      ...(href && { href: href(part.id) }),
    },
    element("rect", { class: "box", x, y, width, height, rx: 7 }, element("title", {}, title)),
    ...(isBar
      ? []
      : [element("rect", { class: "mark", x, y: y + 9, width: 3, height: height - 18 })]),
    element("text", { class: "name", ...at.name }, fitted(part.name, room, 7)),
    ...(second === ""
      ? []
      : [element("text", { class: "more", ...at.more }, fitted(second, room, 5.8))]),
  );
}

/** Draws a layout. */
export function draw(layout: Layout, state: DrawingState = still): Element {
  const { width, height } = layout;
  return element(
    "svg",
    {
      class: "stack",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      ...(state.href && { role: "group", "aria-label": "The parts of the stack" }),
    },
    ...layout.frames.map(frame),
    element(
      "g",
      { class: "edges", "aria-hidden": "true" },
      ...layout.edges.map((edge) =>
        element("path", {
          class: ["edge", edge.kind, ...state.edgeOf(edge)].join(" "),
          d: edge.path,
        }),
      ),
    ),
    ...layout.cards.map((each) => card(each, state)),
  );
}
