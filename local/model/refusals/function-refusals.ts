/**
 * Functions that Lambda refuses, or that cannot run here.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 * @module
 */
import { functionMemoryRange, functionTimeoutRange } from "../../../aws/lambda-limits.ts";
import type { FunctionVersion } from "../../services/lambda/invoker.ts";
import { type Refusal, shown } from "../findings.ts";

const memory = functionMemoryRange.value;
const timeout = functionTimeoutRange.value;

/** Checks a function as Lambda does when it is created. */
export function refuseFunction(version: FunctionVersion): readonly Refusal[] {
  const { handler, memorySizeMb, timeoutSeconds, unavailable } = version;
  const refusals: Refusal[] = [];
  if (unavailable !== undefined) {
    return refusals;
  }
  if (!/^[^\s.][^\s]*\.[^\s.]+$/.test(handler)) {
    refusals.push({ path: "handler", message: `must be file.export, got ${shown(handler)}` });
  }
  if (!isWhole(memorySizeMb, memory)) {
    const message = `must be ${memory.min} to ${memory.max} MB, whole, got ${memorySizeMb}`;
    refusals.push({ path: "memorySize", message });
  }
  if (!isWhole(timeoutSeconds, timeout)) {
    const message = `must be ${timeout.min} to ${timeout.max} seconds, whole, got ${timeoutSeconds}`;
    refusals.push({ path: "timeout", message });
  }
  return refusals;
}

function isWhole(
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
