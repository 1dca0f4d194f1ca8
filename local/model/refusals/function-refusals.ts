/**
 * Functions that Lambda refuses, or that cannot run here.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 * @module
 */
import type { FunctionVersion } from "../../services/lambda/invoker.ts";
import { type Refusal, shown } from "../findings.ts";

/**
 * Node.js runtimes a function can be created with; nodejs20.x is closed to new ones. Other languages do
 * not run here.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
const runtimes = ["nodejs22.x", "nodejs24.x"];

/** Checks a function as Lambda does when it is created. */
export function refuseFunction(version: FunctionVersion): readonly Refusal[] {
  const { runtime, handler, memorySizeMb, timeoutSeconds } = version;
  const refusals: Refusal[] = [];
  if (!runtimes.includes(runtime)) {
    refusals.push({
      path: "runtime",
      message: `must be one of ${runtimes.join(", ")}: no other runtime is simulated, got ${shown(runtime)}`,
    });
  }
  if (!/^[^\s.][^\s]*\.[^\s.]+$/.test(handler)) {
    refusals.push({ path: "handler", message: `must be file.export, got ${shown(handler)}` });
  }
  if (!isWhole(memorySizeMb, 128, 10_240)) {
    const message = `must be 128 to 10240 MB, whole, got ${memorySizeMb}`;
    refusals.push({ path: "memorySize", message });
  }
  if (!isWhole(timeoutSeconds, 1, 900)) {
    const message = `must be 1 to 900 seconds, whole, got ${timeoutSeconds}`;
    refusals.push({ path: "timeout", message });
  }
  return refusals;
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
