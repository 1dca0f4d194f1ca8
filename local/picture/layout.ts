/**
 * Places the parts of a picture: the edge on the left, the Regions on the right, requests from left to right.
 *
 * @module
 */
import { arrangeBands, type Band } from "./band-rows.ts";
import type { Card } from "./card.ts";
import { connect, type Edge } from "./edges.ts";
import type { DistributionPicture, Lane, Part, Picture } from "./picture.ts";

/** A frame around cards. */
export interface Frame {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture with places. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly cards: readonly Card[];
  readonly edges: readonly Edge[];
}

const margin = 16;
const cardHeight = 40;
/** Of a function at a behavior. */
const functionHeight = 34;
const functionGap = 6;
const rowGap = 10;
/** More room between behaviors. */
const laneGap = 4;
const columnGap = 34;
/** Before the Regions, where links change their heights. */
const regionGap = 76;
const frameTop = 26;
const framePadding = 10;
/** Room for links between stores, which leave and return on the right. */
const gutter = 72;

const widths = { viewers: 76, firewall: 92, behavior: 168, cache: 76, edge: 176 };
const bandWidths = { api: 184, function: 200, store: 196 };

/** The columns that a picture has, with their left edges. */
type Columns = Readonly<Record<string, { readonly x: number; readonly width: number }>>;

function columnsOf(picture: Picture, bands: readonly Band[]): Columns {
  const { distributions } = picture;
  const rows = bands.flatMap((band) => band.rows);
  const lanes = distributions.flatMap((each) => each.lanes);
  const isThere: Readonly<Record<string, boolean>> = {
    viewers: true,
    firewall: distributions.some(({ firewall }) => firewall !== undefined),
    behavior: distributions.length > 0,
    cache: distributions.length > 0,
    edge: lanes.some((lane) => functionsAt(lane, "origin").length > 0),
    api: rows.some(({ api }) => api !== undefined),
    function: rows.some((row) => row.function !== undefined),
    store: rows.some(({ store }) => store !== undefined),
  };
  const columns: Record<string, { x: number; width: number }> = {};
  let x = margin;
  for (const [name, width] of Object.entries({ ...widths, ...bandWidths })) {
    if (isThere[name]) {
      const isFirstOfBand =
        name in bandWidths && !Object.keys(columns).some((each) => each in bandWidths);
      x += x === margin ? 0 : isFirstOfBand ? regionGap : columnGap;
      columns[name] = { x, width };
      x += width;
    }
  }
  return columns;
}

/** From one function to the next. */
const functionStep = functionHeight + functionGap;

function functionCard(event: string, { behavior }: Lane): Partial<Card> {
  return { event, lane: behavior, height: functionHeight };
}

/** The functions of a lane at the events of viewers, or at those of origins. */
function functionsAt({ functions }: Lane, side: "viewer" | "origin"): Lane["functions"] {
  return functions.filter(({ event }) => event.startsWith(side));
}

/** Lays a picture out. */
export function layOut(picture: Picture): Layout {
  const bands = arrangeBands(picture);
  const columns = columnsOf(picture, bands);
  const parts = new Map(picture.parts.map((part) => [part.id, part]));
  const left = placeDistributions(picture.distributions, columns, parts);
  const right = placeBands(bands, columns);
  const height = Math.max(left.height, right.height);
  const cards = [...shift(left, height).cards, ...shift(right, height).cards];
  const viewers = parts.get("viewers");
  const viewersCard: readonly Card[] =
    viewers === undefined
      ? []
      : [{ part: viewers, x: margin, y: height / 2 - 28, width: widths.viewers, height: 56 }];
  const last = Object.values(columns).at(-1);
  const all = [...viewersCard, ...cards];
  return {
    width: (last ? last.x + last.width : margin) + gutter,
    height,
    frames: [...shift(left, height).frames, ...shift(right, height).frames],
    cards: all,
    edges: connect(picture, all, regionGapOf(columns)),
  };
}

/** Between the frame of the edge and those of the Regions. */
function regionGapOf(columns: Columns): readonly [number, number] {
  const band = Object.keys(bandWidths).flatMap((name) => columns[name] ?? []);
  const right = (band[0]?.x ?? 0) - framePadding;
  return [right - regionGap + 2 * framePadding, right];
}

/** One half of the picture. */
interface Half {
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly cards: readonly Card[];
}

/** Centers a half in the height of the whole. */
function shift({ frames, cards, height }: Half, whole: number): Half {
  const by = Math.round((whole - height) / 2);
  return {
    height: whole,
    frames: frames.map((frame) => ({ ...frame, y: frame.y + by })),
    cards: cards.map((card) => ({
      ...card,
      y: card.y + by,
      ...(card.lanes && { lanes: card.lanes.map((lane) => lane + by) }),
    })),
  };
}

function placeDistributions(
  distributions: readonly DistributionPicture[],
  columns: Columns,
  parts: ReadonlyMap<string, Part>,
): Half {
  const cards: Card[] = [];
  const frames: Frame[] = [];
  let y = margin;
  const put = (id: string | undefined, column: string, more: Partial<Card> & { y: number }) => {
    const part = parts.get(id ?? "");
    const place = columns[column];
    if (part !== undefined && place !== undefined) {
      cards.push({ part, ...place, height: cardHeight, ...more });
    }
  };
  /** The behavior with its functions of viewers below it, beside those of origins. @returns its height */
  const putLane = (lane: Lane): number => {
    const viewerSide = functionsAt(lane, "viewer");
    const originSide = functionsAt(lane, "origin");
    put(lane.behavior, "behavior", { y });
    for (const [at, { event, part }] of viewerSide.entries()) {
      const below = y + cardHeight + functionGap;
      put(part, "behavior", { ...functionCard(event, lane), y: below + at * functionStep });
    }
    for (const [at, { event, part }] of originSide.entries()) {
      const top = y + (cardHeight - functionHeight) / 2;
      put(part, "edge", { ...functionCard(event, lane), y: top + at * functionStep });
    }
    const left = cardHeight + viewerSide.length * functionStep;
    return Math.max(left, originSide.length * functionStep) + rowGap;
  };
  for (const { name, firewall, cache, lanes } of distributions) {
    const top = y;
    y += frameTop;
    const heights = lanes.map((lane) => {
      const passage = y + cardHeight / 2;
      y += putLane(lane) + laneGap;
      return passage;
    });
    const bar = {
      y: top + frameTop,
      height: y - top - frameTop - rowGap - laneGap,
      lanes: heights,
    };
    put(firewall, "firewall", bar);
    put(cache, "cache", bar);
    frames.push(
      ...frameAround(`CloudFront ${name}`, top, y - laneGap, [
        columns["behavior"],
        columns["edge"] ?? columns["cache"],
      ]),
    );
    y += margin;
  }
  return { height: y, frames, cards };
}

/** A frame from the first of some columns to the last. */
function frameAround(
  label: string,
  top: number,
  bottom: number,
  columns: readonly (Columns[string] | undefined)[],
): readonly Frame[] {
  const there = columns.filter((each) => each !== undefined);
  const [first, last] = [there[0], there.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  const x = first.x - framePadding;
  return [
    { label, x, y: top, width: last.x + last.width + framePadding - x, height: bottom - top },
  ];
}

function placeBands(bands: readonly Band[], columns: Columns): Half {
  const cards: Card[] = [];
  const frames: Frame[] = [];
  const names = ["api", "function", "store"] as const;
  let y = margin;
  for (const { region, rows } of bands) {
    const top = y;
    y += frameTop;
    for (const row of rows) {
      for (const name of names) {
        const [part, place] = [row[name], columns[name]];
        if (part !== undefined && place !== undefined) {
          cards.push({ part, ...place, y, height: cardHeight });
        }
      }
      y += cardHeight + rowGap;
    }
    const around = names.map((name) => columns[name]);
    frames.push(...frameAround(region ?? "outside of the program", top, y, around));
    y += margin;
  }
  return { height: y, frames, cards };
}
