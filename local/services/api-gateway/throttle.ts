/**
 * Throttling by token bucket: so many requests at once, and so many a second after that.
 *
 * AWS calls its limits best effort; here they are exact.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 * @module
 */

/** How much is let through. */
export interface Throttle {
  /** Requests a second. */
  readonly ratePerSecond: number;
  /** Requests at once. */
  readonly burst: number;
}

/** The default account-level limit of a Region; newer Regions have a quarter of it. */
export const accountThrottle: Throttle = { ratePerSecond: 10_000, burst: 5_000 };

/** Lets requests through, or not. */
export type Admit = (nowMs: number) => boolean;

/** A clock that is set back by more than this was not corrected, but moved. Milliseconds. */
const movedMs = 10_000;

/** A bucket, full at first. */
export function createBucket({ ratePerSecond, burst }: Throttle): Admit {
  let tokens = burst;
  let filledMs: number | undefined;
  return (nowMs) => {
    // A clock that is set back fills nothing.
    const elapsedMs = Math.max(0, nowMs - (filledMs ?? nowMs));
    tokens = Math.min(burst, tokens + (elapsedMs / 1000) * ratePerSecond);
    // One that was moved would fill nothing until it is there again.
    const wasMoved = filledMs !== undefined && nowMs < filledMs - movedMs;
    filledMs = wasMoved ? nowMs : Math.max(nowMs, filledMs ?? nowMs);
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  };
}
