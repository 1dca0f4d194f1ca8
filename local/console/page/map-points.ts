/**
 * Points and ways on the map of the world.
 *
 * @module
 */

/** What a place needs to be on the map. Degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a point is on the map: equirectangular, in half degrees. */
export function onMap({ latitude, longitude }: Point): { readonly x: number; readonly y: number } {
  return { x: 2 * (longitude + 180), y: 2 * (90 - latitude) };
}

/** A line over the shorter way around the world; two where that crosses the date line. */
export function lineBetween(from: Point, to: Point): string {
  const [a, b] = [onMap(from), onMap(to)];
  const piece = (one: typeof a, other: typeof a) => {
    const bend = Math.min(40, Math.abs(other.x - one.x) / 5);
    return `M${one.x} ${one.y}Q${(one.x + other.x) / 2} ${(one.y + other.y) / 2 - bend} ${other.x} ${other.y}`;
  };
  if (Math.abs(a.x - b.x) <= 360) {
    return piece(a, b);
  }
  const turn = a.x > b.x ? 720 : -720;
  return `${piece(a, { ...b, x: b.x + turn })}${piece({ ...a, x: a.x - turn }, b)}`;
}
