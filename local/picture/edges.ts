/**
 * The lines between the cards of a picture.
 *
 * @module
 */
import type { Card } from "./card.ts";
import type { DistributionPicture, Lane, Link, LinkKind, Picture } from "./picture.ts";

/** A line. */
export interface Edge {
  /** Ids of parts. */
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  /** Id of the behavior whose requests take it; absent where it serves no single one. */
  readonly lane?: string;
  /** Path data of SVG. */
  readonly path: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const middle = ({ y, height }: Card): number => y + height / 2;
const leftOf = (card: Card, y = middle(card)): Point => ({ x: card.x, y });
const rightOf = (card: Card, y = middle(card)): Point => ({ x: card.x + card.width, y });

/**
 * Level until the gap before the Regions, where it changes its height: so no card is in its way.
 *
 * @param gap Left and right end of the gap.
 */
function crossing(from: Point, to: Point, gap: readonly [number, number]): string {
  const [left, right] = gap;
  const bend = (right - left) / 2;
  return from.y === to.y
    ? `M${from.x} ${from.y}H${to.x}`
    : `M${from.x} ${from.y}H${left}C${left + bend} ${from.y} ${right - bend} ${to.y} ${right} ${to.y}H${to.x}`;
}

/** From left to right, or from right to left, with level ends. */
function curve(from: Point, to: Point): string {
  const bend = (to.x - from.x) / 2;
  return from.y === to.y
    ? `M${from.x} ${from.y}H${to.x}`
    : `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

/** Between two cards of one column: out on the right, and back in. */
function arc(from: Point, to: Point): string {
  const bulge = Math.round(Math.min(62, 16 + Math.abs(to.y - from.y) / 12));
  return `M${from.x} ${from.y}C${from.x + bulge} ${from.y} ${to.x + bulge} ${to.y} ${to.x} ${to.y}`;
}

/** The way of one behavior: through the firewall, the cache and its functions to its origins. */
function laneEdges(
  { firewall, cache }: DistributionPicture,
  lane: Lane,
  cards: readonly Card[],
  gap: readonly [number, number],
): readonly Edge[] {
  const find = (id: string | undefined) => cards.find(({ part }) => part.id === id);
  const [behavior, bar] = [find(lane.behavior), find(cache)];
  const gate = find(firewall) ?? find("viewers");
  if (behavior === undefined || bar === undefined || gate === undefined) {
    return [];
  }
  const y = middle(behavior);
  const line = (kind: LinkKind, from: Card, to: Card, path: string): Edge => ({
    from: from.part.id,
    to: to.part.id,
    kind,
    lane: lane.behavior,
    path,
  });
  const exit = cards.find((card) => card.lane === lane.behavior && card.x > bar.x);
  const start = exit === undefined ? rightOf(bar, y) : rightOf(exit);
  const entry = rightOf(gate, firewall === undefined ? undefined : y);
  return [
    line("request", gate, behavior, curve(entry, leftOf(behavior))),
    line("request", behavior, bar, curve(rightOf(behavior), leftOf(bar, y))),
    ...(exit ? [line("request", bar, exit, curve(rightOf(bar, y), leftOf(exit)))] : []),
    ...lane.origins.flatMap((id, at) => {
      const origin = find(id);
      const kind = at === 0 ? "request" : "failover";
      return origin ? [line(kind, exit ?? bar, origin, crossing(start, leftOf(origin), gap))] : [];
    }),
  ];
}

/**
 * Draws every link once, and the way of each behavior through the bars.
 *
 * @param gap Left and right end of the gap between the edge and the Regions.
 */
export function connect(
  { distributions, links }: Picture,
  cards: readonly Card[],
  gap: readonly [number, number],
): readonly Edge[] {
  const find = (id: string) => cards.find(({ part }) => part.id === id);
  const edges = distributions.flatMap((distribution) =>
    distribution.lanes.flatMap((lane) => laneEdges(distribution, lane, cards, gap)),
  );
  const drawn = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  const caches = new Set(distributions.map(({ cache }) => cache));
  const others = links.filter(({ from, to }) => !drawn.has(`${from} ${to}`) && !caches.has(from));
  return [...edges, ...others.flatMap((link) => single(link, gap, find(link.from), find(link.to)))];
}

function single(
  { from, to, kind }: Link,
  gap: readonly [number, number],
  start?: Card,
  end?: Card,
): readonly Edge[] {
  return start === undefined || end === undefined
    ? []
    : [{ from, to, kind, path: pathBetween(start, end, gap) }];
}

function pathBetween(start: Card, end: Card, gap: readonly [number, number]): string {
  if (start.x === end.x) {
    return arc(rightOf(start), rightOf(end));
  }
  if (start.x > end.x) {
    return curve(leftOf(start), rightOf(end));
  }
  if (end.lanes !== undefined) {
    return curve(
      rightOf(start),
      leftOf(end, Math.min(Math.max(middle(start), end.y), end.y + end.height)),
    );
  }
  return start.x < gap[0] && end.x >= gap[1]
    ? crossing(rightOf(start), leftOf(end), gap)
    : curve(rightOf(start), leftOf(end));
}
