/**
 * Points on Earth as unit vectors: comparing distances takes three multiplications instead of the sines of
 * the haversine formula.
 *
 * @module
 */
import type { Coordinates } from "./place-headers.ts";

/** A vector of length 1. */
export interface Direction {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Converts degrees to a direction. @throws never */
export function directionOf({ latitude, longitude }: Coordinates): Direction {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  const toAxis = Math.cos(north);
  return { x: toAxis * Math.cos(east), y: toAxis * Math.sin(east), z: Math.sin(north) };
}

/**
 * Returns the cosine of the angle between two points: 1 for the same point, -1 for its antipode, decreasing
 * with the distance.
 *
 * Differences of a few meters are lost in rounding.
 */
export function nearness(a: Direction, b: Direction): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
