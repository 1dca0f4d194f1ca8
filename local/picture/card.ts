/**
 * A part at its place.
 *
 * @module
 */
import type { Part } from "./picture.ts";

/** A part at its place. Lengths are units of the drawing, 1 CSS pixel at its natural size. */
export interface Card {
  readonly part: Part;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The event of a function at the edge: one function has a card at each behavior that it is attached to. */
  readonly event?: string;
  /** The behavior that such a card belongs to: its id. */
  readonly lane?: string;
  /** Heights at which requests pass, of a bar that all behaviors of a distribution share. */
  readonly lanes?: readonly number[];
}
