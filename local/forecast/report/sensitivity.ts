/**
 * How much a forecast changes with what it assumes.
 *
 * @module
 */
import type { Assumption } from "../outcome.ts";

/** What is compared. */
export interface Figures {
  /** USD a month, idle costs included. */
  readonly usd: number;
  /** The 95th percentile of all latencies, in milliseconds. */
  readonly p95: number;
}

/** The result with half and with double the value of one assumption. */
export interface SensitivityLine {
  readonly name: string;
  readonly value: number;
  readonly half: Figures;
  readonly double: Figures;
}

/** The results for all assumptions, the most influential first. */
export interface Sensitivity {
  /** The result with the assumptions as they are, with as many requests. */
  readonly base: Figures;
  /** Requests that were simulated for each result. */
  readonly requests: number;
  readonly lines: readonly SensitivityLine[];
}

/**
 * Varies one assumption after the other.
 *
 * @param figuresOf The result with some values in place of the assumed ones, from the same seed.
 */
export function sensitivityTo(
  assumptions: readonly Pick<Assumption, "name" | "value">[],
  requests: number,
  figuresOf: (changed: Readonly<Record<string, number>>) => Figures,
): Sensitivity {
  const base = figuresOf({});
  const lines = assumptions.map(({ name, value }) => ({
    ...{ name, value },
    half: figuresOf({ [name]: value / 2 }),
    double: figuresOf({ [name]: value * 2 }),
  }));
  return {
    ...{ base, requests },
    lines: lines.sort((one, other) => influence(other, base) - influence(one, base)),
  };
}

/** The largest change of cost or latency, as a share. */
export function influence({ half, double }: SensitivityLine, base: Figures): number {
  const changes = [half, double].flatMap(({ usd, p95 }) => [
    share(usd, base.usd),
    share(p95, base.p95),
  ]);
  return Math.max(...changes);
}

function share(value: number, base: number): number {
  return base === 0 ? Math.abs(value) : Math.abs(value - base) / base;
}
