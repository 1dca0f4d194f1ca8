/**
 * Checks the properties of objects and the sizes of arrays in a JSON value.
 *
 * @module
 */
import type { Place, Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";

/** The allowed number of elements of an array, and their kind. */
export interface Size {
  readonly min: number;
  readonly max: number;
  /** The kind of element, in the singular. */
  readonly noun: string;
  /** @default the noun and `s` */
  readonly plural?: string;
  /** The reason for the number. */
  readonly reason?: string;
}

/**
 * Reads an object with exactly these properties.
 *
 * @returns any object, even with missing or unknown properties.
 * @throws never
 */
export function readObject(
  value: unknown,
  properties: readonly string[],
  place: Place,
  problems: Problems,
): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(value)) {
    report(
      problems,
      place,
      () => `must be an object with ${properties.join(", ")}, got ${quote(value)}`,
    );
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!properties.includes(key)) {
      report(
        problems,
        place,
        () => `must have only the properties ${properties.join(", ")}, got ${quote(key)}`,
      );
    }
  }
  return value;
}

/**
 * Checks the size of an array.
 *
 * @returns the required and the found size, or `undefined` when they agree.
 * @throws never
 */
export function arrayFault(value: unknown, size: Size): string | undefined {
  if (!Array.isArray(value)) {
    return `must be an array of ${sizeText(size)}, got ${quote(value)}`;
  }
  return value.length < size.min || value.length > size.max
    ? `must have ${sizeText(size)}, got ${value.length}`
    : undefined;
}

/** The elements of an array; none for another value. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sizeText({ min, max, noun, plural: many = `${noun}s`, reason }: Size): string {
  const plural = max === 1 ? noun : many;
  const number = min === max ? `${min} ` : `${min} to ${max} `;
  return `${max === Number.POSITIVE_INFINITY ? "" : number}${plural}${reason ? ` ${reason}` : ""}`;
}
