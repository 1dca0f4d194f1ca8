/**
 * Money, counts, shares and times as a forecast writes them.
 *
 * @module
 */
import type { Estimate } from "../outcome.ts";

const grouped = (value: number, digits: number): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A number with three digits, or with all of those before the point. */
export function shownNumber(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value)
    ? grouped(value, 0)
    : value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
}

/** USD, to the cent. */
export function shownUsd(usd: number): string {
  return grouped(usd, 2);
}

/** USD with its error, where that is a cent or more. */
export function estimatedUsd({ value, error }: Estimate): string {
  return error < 0.005 ? shownUsd(value) : `${shownUsd(value)} ± ${shownUsd(error)}`;
}

/** A count with its error, where it was sampled. */
export function estimatedCount({ value, error }: Estimate): string {
  return error === 0 ? shownNumber(value) : `${shownNumber(value)} ± ${shownNumber(error)}`;
}

/** A share of 1, in percent. */
export function shownShare(share: number | undefined): string {
  return share === undefined || Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`;
}

/** A share with its error. */
export function estimatedShare(share: Estimate | undefined): string {
  return share === undefined || share.error < 0.0005
    ? shownShare(share?.value)
    : `${shownShare(share.value)} ± ${(100 * share.error).toFixed(1)}`;
}

/** Milliseconds. */
export function shownMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : grouped(ms, 0)} ms`;
}

/** How much a value changed, as a share of what it was: `+12.0 %`. */
export function shownChange(now: number, before: number): string {
  if (now === before) {
    return "=";
  }
  if (before === 0) {
    return "new";
  }
  const change = now / before - 1;
  return Math.abs(change) < 0.0005
    ? "="
    : `${change > 0 ? "+" : "−"}${shownShare(Math.abs(change))}`;
}
