/**
 * Whole resources among the outputs of a program.
 *
 * An exported resource exports all its properties, used or not. Outputs that are not simulated are left out there,
 * as it is in the resource itself.
 *
 * @module
 */
import type { Properties, Value } from "./graph.ts";
import type { Marks } from "./missing.ts";
import { strings } from "./property-path.ts";
import { isBag } from "./values.ts";

/** Properties without the marks of their own resource, at any depth. */
export function withoutOwnMarks(properties: Properties, marks: Marks): Properties {
  const { urn } = properties;
  const kept = Object.entries(properties)
    .filter(([key, item]) => !isOwn(item, key, urn, marks))
    .map(([key, item]) => [key, within(item, marks)]);
  return Object.fromEntries(kept);
}

function within(value: Value, marks: Marks): Value {
  if (Array.isArray(value)) {
    return value.map((item) => within(item, marks));
  }
  return isBag(value) ? withoutOwnMarks(value, marks) : value;
}

/** Whether a property is a mark made for it: not a text that one found its way into. */
function isOwn(item: Value, key: string, urn: Value | undefined, marks: Marks): boolean {
  return [...strings(item)].some(({ text }) =>
    marks.found(text).some((producer) => producer.urn === urn && producer.property === key),
  );
}
