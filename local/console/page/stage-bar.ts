/**
 * The bar of a stage in the time of its request.
 *
 * @module
 */
import type { Stage } from "../../trace/request-record.ts";

/** Where a stage lies in the time of its request. Shares of 100. */
export function barOf(
  { startMs, durationMs }: Pick<Stage, "startMs" | "durationMs">,
  totalMs: number,
): { readonly left: number; readonly width: number } {
  const whole = Math.max(totalMs, 0.001);
  const left = Math.min(99, Math.max(0, (100 * startMs) / whole));
  return { left, width: Math.min(100 - left, Math.max(0.6, (100 * durationMs) / whole)) };
}
