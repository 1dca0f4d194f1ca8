/**
 * Points on Earth as directions from its middle: which of two is nearer takes three multiplications, where
 * the usual formula takes half a dozen sines.
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

/** Turns degrees into a direction. @throws never */
export function directionOf({ latitude, longitude }: Coordinates): Direction {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  const toAxis = Math.cos(north);
  return { x: toAxis * Math.cos(east), y: toAxis * Math.sin(east), z: Math.sin(north) };
}

/**
 * How near two points are, from 1 for the same point to -1 for its antipode: the cosine of the angle
 * between them, which falls as the distance over ground grows.
 *
 * Within some meters of each other, differences drown in rounding.
 */
export function nearness(a: Direction, b: Direction): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
