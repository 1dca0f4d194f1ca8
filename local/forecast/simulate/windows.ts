/**
 * The parts of the time of a traffic that are simulated: all of it, or parts of every hour.
 *
 * @module
 */
import { rateAt, type TrafficPattern } from "../traffic/traffic.ts";
import { seededDraw } from "./random.ts";

/** Repetitions over which a sampled simulation is spread: their differences are its error. */
export const repetitions = 10;

const hourMs = 3_600_000;

/** Of the chance by which windows are placed. */
const samplingPurpose = 9;

/** A part of an hour. */
export interface Window {
  /** Windows that follow each other without a gap have the same number. */
  readonly id: number;
  readonly repetition: number;
  readonly hour: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Requests a millisecond of the viewers. */
  readonly rate: number;
}

/** What is simulated. */
export interface Sampling {
  readonly windows: readonly Window[];
  readonly repetitions: number;
  /** Requests that each simulated one stands for. */
  readonly weight: number;
}

/** Requests of all clients, a millisecond. */
export function clientRate({ clients }: TrafficPattern): number {
  return clients.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0) / 1000;
}

/**
 * Divides the time. Every hour is simulated for the same share of it, with all of its requests: so hot and rare keys,
 * concurrency and collapsing are as they are. Each hour has one window for every repetition, at a random place in a
 * part of its own.
 *
 * @param factor How many times as many viewers there are.
 */
export function sampled(
  traffic: TrafficPattern,
  maxRequests: number,
  factor: number,
  seed: number,
): Sampling {
  const draw = seededDraw(seed, samplingPurpose);
  const hours = Array.from({ length: traffic.days * 24 }, (_, hour) => ({
    hour,
    rate: (rateAt(traffic, hour) * factor) / 1000,
  }));
  const own = clientRate(traffic);
  const total = hours.reduce((sum, { rate }) => sum + (rate + own) * hourMs, 0);
  if (total <= maxRequests) {
    const windows = hours.map(({ hour, rate }) => {
      const startMs = traffic.startMs + hour * hourMs;
      return { id: 0, repetition: 0, hour, startMs, endMs: startMs + hourMs, rate };
    });
    return { windows, repetitions: 1, weight: 1 };
  }
  const share = maxRequests / total;
  const partMs = hourMs / repetitions;
  const windows = hours.flatMap(({ hour, rate }) =>
    Array.from({ length: repetitions }, (_, repetition): Window => {
      const partStartMs = traffic.startMs + hour * hourMs + repetition * partMs;
      const startMs = partStartMs + draw() * partMs * (1 - share);
      const id = hour * repetitions + repetition;
      return { id, repetition, hour, startMs, endMs: startMs + partMs * share, rate };
    }),
  );
  return { windows, repetitions, weight: 1 / share };
}
