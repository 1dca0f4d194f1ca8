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
  /** Plural. */
  readonly noun: string;
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
 * Reads an array of a certain size.
 *
 * @returns its elements, whatever their number; none when it is no array.
 * @throws never
 */
export function readArray(
  value: unknown,
  size: Size,
  place: Place,
  problems: Problems,
): readonly unknown[] {
  if (!Array.isArray(value)) {
    report(problems, place, () => `must be an array of ${sizeText(size)}, got ${quote(value)}`);
    return [];
  }
  if (value.length < size.min || value.length > size.max) {
    report(problems, place, () => `must have ${sizeText(size)}, got ${value.length}`);
  }
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sizeText({ min, max, noun }: Size): string {
  return min === max ? `${min} ${noun}` : `${min} to ${max} ${noun}`;
}
