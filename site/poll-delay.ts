/**
 * How long the page waits before it asks for a resource again.
 *
 * @module
 */

/** What is known about the last requests of a resource. */
export interface PollState {
  /** Seconds for which shared caches keep the response: asking CloudFront sooner brings the same one. */
  readonly sharedSeconds: number;
  /** Successful requests in a row that brought nothing new. */
  readonly unchanged: number;
  /** Failed requests in a row. */
  readonly failures: number;
  /** `Retry-After` of the last failure. */
  readonly retryAfterSeconds?: number;
}

/** Shortest and longest wait after a success. Seconds. */
const shortestSeconds = 15;
const longestSeconds = 900;

/** Longest wait while results change; nobody who looks at the page sees an older result for longer. Seconds. */
const liveLongestSeconds = 60;

/** First and longest wait after a failure. Seconds. */
const firstRetrySeconds = 5;
const lastRetrySeconds = 300;

/** Added at random, so that viewers whose page loaded at the same moment spread out. */
const spread = 0.2;

/**
 * The wait, in seconds.
 *
 * After a success it is as long as caches keep the response, at least 15 seconds, and grows by half with each response
 * that brings nothing new, to a minute; never more than 15 minutes. After failures it is 5, 15, 45 seconds and so on, to
 * 5 minutes, or what the server asks for.
 *
 * @param random From 0 to 1.
 */
export function pollDelaySeconds(state: PollState, random: number): number {
  const seconds = state.failures > 0 ? retryDelay(state) : changeDelay(state);
  return seconds * (1 + spread * random);
}

function changeDelay({ sharedSeconds, unchanged }: PollState): number {
  const base = Math.min(Math.max(sharedSeconds, shortestSeconds), longestSeconds);
  return Math.min(base * 1.5 ** unchanged, Math.max(base, liveLongestSeconds));
}

function retryDelay({ failures, retryAfterSeconds = 0 }: PollState): number {
  const own = firstRetrySeconds * 3 ** (failures - 1);
  return Math.min(Math.max(own, retryAfterSeconds), lastRetrySeconds);
}
