/**
 * What a stack leaves to chance: how late a rate is acted on, which version of an alias answers, whether an attempt is lost.
 * It can be repeated; ids and secrets are made of other bytes, and stay unique.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { fractions } from "./fractions.ts";

/** Numbers from 0 to below 1. */
export type Random = () => number;

/** Chance that can be repeated. */
export interface Chance {
  /** A whole number; `null` while nothing can be repeated. */
  readonly seed: number | null;
  /**
   * Begins the sequence of every purpose again, with the numbers that belong to a seed.
   *
   * @param seed A safe whole number; `null` ends it.
   */
  repeat(seed: number | null): void;
  /** Numbers for a purpose. Purposes do not influence each other. */
  of(purpose: string): Random;
}

/** Makes chance that cannot be repeated yet. */
export function createChance(randomBytes: (size: number) => Buffer): Chance {
  const unseeded = fractions(randomBytes);
  let seed: number | null = null;
  /** Sequences of the seed, by purpose. */
  let sequences = new Map<string, Random>();

  function draw(purpose: string): number {
    if (seed === null) {
      return unseeded();
    }
    const sequence = sequences.get(purpose) ?? sequenceOf(`${seed} ${purpose}`);
    sequences.set(purpose, sequence);
    return sequence();
  }

  return {
    get seed() {
      return seed;
    },
    repeat(next) {
      seed = next;
      sequences = new Map();
    },
    of: (purpose) => () => draw(purpose),
  };
}

/** Numbers that a text decides: the digests of the text with 0, 1, 2 …. */
function sequenceOf(text: string): Random {
  let drawn = 0;
  return fractions((size) =>
    createHash("sha256").update(`${text} ${drawn++}`).digest().subarray(0, size),
  );
}
