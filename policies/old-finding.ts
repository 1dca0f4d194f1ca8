/**
 * Findings that many rules make.
 *
 * @module
 */

import { choice } from "./check.ts";
import type { Finding } from "./finding.ts";
import { type Resource, regionOf } from "./reading/resource.ts";
import { isPresent, number, shown, text, unknown, type Value } from "./reading/value.ts";

/** A number that is under the least or over the most; what is absent or unknown is not. */
export function* outside(
  at: string,
  value: Value,
  least: number,
  most: number,
): Generator<Finding, void, undefined> {
  const given = number(value);
  if (given !== undefined && (given < least || given > most)) {
    yield { at, found: `is ${given}`, write: `write a number from ${least} to ${most}` };
  }
}

/** More of something than is taken: `found` reads `has 76 behaviors`. */
export function* tooMany(
  at: string,
  count: number,
  most: number,
  what: string,
): Generator<Finding, void, undefined> {
  if (count > most) {
    yield { at, found: `has ${count} ${what}`, write: `leave at most ${most}` };
  }
}

/** A text that is none of those allowed; what is absent or unknown is not. */
export function* otherThan(
  at: string,
  value: Value,
  allowed: readonly string[],
): Generator<Finding, void, undefined> {
  const given = text(value);
  if (given !== undefined && !allowed.includes(given)) {
    yield { at, found: `is ${shown(given)}`, write: `write ${choice(allowed)}` };
  }
}

/** What is none of those allowed, or not there; what is unknown may be one. */
export function* notOneOf(
  at: string,
  value: Value,
  allowed: readonly string[],
): Generator<Finding, void, undefined> {
  if (value !== unknown && !allowed.includes(text(value) ?? "")) {
    yield { at, found: `is ${shown(value)}`, write: `write ${choice(allowed)}` };
  }
}

/** What is not there at all, known or unknown. */
export function* absent(
  at: string,
  value: Value,
  write: string,
): Generator<Finding, void, undefined> {
  if (!isPresent(value)) {
    yield { at, found: "is nothing", write };
  }
}

/** Findings of a stack rule about one of its resources. */
export function* about(
  on: Resource,
  findings: Iterable<Finding>,
): Generator<Finding, void, undefined> {
  for (const finding of findings) {
    yield { ...finding, on };
  }
}

/** What has to be in a Region and says another one, or none. */
export function* elsewhere(on: Resource, region: string): Generator<Finding, void, undefined> {
  const own = regionOf(on);
  if (own !== region && own !== unknown) {
    yield { on, at: "region", found: `is ${shown(own)}`, write: `write region: "${region}"` };
  }
}

/** A runtime that is none of those allowed. An image has none. */
export function* otherRuntime(
  on: Resource,
  runtimes: readonly string[],
): Generator<Finding, void, undefined> {
  const runtime = text(on.props["runtime"]);
  if (runtime !== undefined && !runtimes.includes(runtime)) {
    yield {
      on,
      at: "runtime",
      found: `is ${shown(runtime)}`,
      write: `write one of ${runtimes.join(", ")}`,
    };
  }
}
