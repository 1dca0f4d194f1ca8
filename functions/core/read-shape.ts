/**
 * Arrays and objects of a JSON value, with the properties and the sizes they must have.
 *
 * @module
 */
import type { Place, Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";

/** How many elements an array must have, and what they are. */
export interface Size {
  readonly min: number;
  readonly max: number;
  /** What an element is, in the singular; an `s` makes it plural. */
  readonly noun: string;
  /** Why so many, if that needs a word. */
  readonly reason?: string;
}

/**
 * Reads an object that has exactly these properties.
 *
 * @returns the object, even when properties are missing or unknown, once it is one.
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
        () => `must have no properties but ${properties.join(", ")}, got ${quote(key)}`,
      );
    }
  }
  return value;
}

/**
 * Judges an array by its size.
 *
 * @returns what it must be and what it is, or `undefined` when it is of that size.
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

/** The elements of an array, whatever their number; none of what is no array. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sizeText({ min, max, noun, reason }: Size): string {
  const plural = max === 1 ? noun : `${noun}s`;
  const number = min === max ? `${min} ` : `${min} to ${max} `;
  return `${max === Number.POSITIVE_INFINITY ? "" : number}${plural}${reason ? ` ${reason}` : ""}`;
}
