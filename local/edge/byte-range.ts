/**
 * Range requests against a complete answer.
 *
 * @module
 */
import type { Message } from "./message.ts";

/** A range of bytes, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a Range header comes to. */
export type RangeDecision =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly start: number; readonly end: number }
  | { readonly kind: "parts"; readonly ranges: readonly ByteRange[] }
  | { readonly kind: "unsatisfiable" };

/** Judges a Range header. */
export function decideRange(
  _header: string | undefined,
  _ifRange: string | undefined,
  _response: Message,
): RangeDecision {
  throw new Error("not written");
}

/** The answer that a decision asks for: 200 as it is, 206 or 416. */
export function applyRange(
  _response: Message,
  _decision: RangeDecision,
  _boundary: string,
): Message {
  throw new Error("not written");
}
