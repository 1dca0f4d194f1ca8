/**
 * Time and chance of the running process.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** What adapters take as arguments, so that tests hold it. */
export const system = {
  /** Milliseconds since the epoch. */
  now: Date.now,
  /** Resolves after so many milliseconds. */
  sleep: (ms: number): Promise<void> => sleep(ms),
  /** At least 0, below 1. */
  random: Math.random,
  /** Unpredictable characters of base64url. */
  id: (length: number): string => randomBytes(length).toString("base64url").slice(0, length),
};
