/**
 * Fields that a CloudFront function returned: validated, and what they amount to.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html#functions-event-structure-query-header-cookie
 * @module
 */
import { isDeepStrictEqual } from "node:util";
import type { Field, Fields, FieldValue } from "./function-event.ts";

/** Values by name, in order; a string says what is wrong. */
export type ReturnedFields = readonly (readonly [name: string, values: readonly FieldValue[]])[];

/** A property bag, or nothing. */
export function bag(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** One value; a number or a truth value is written as text, as the engine does. */
function readValue(given: unknown): FieldValue | undefined {
  const { value, attributes } = bag(given) ?? {};
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return undefined;
  }
  return typeof attributes === "string"
    ? { value: String(value), attributes }
    : { value: String(value) };
}

/** The values of one name. A changed `multiValue` counts; else a changed `value` replaces the first of them. */
function readField(given: unknown, before: Field | undefined): readonly FieldValue[] | undefined {
  const field = bag(given);
  if (field === undefined) {
    return undefined;
  }
  const { multiValue } = field;
  if (multiValue === undefined) {
    const single = readValue(field);
    return single && [single];
  }
  if (!Array.isArray(multiValue)) {
    return undefined;
  }
  const values = multiValue.map(readValue);
  if (!values.every((value) => value !== undefined)) {
    return undefined;
  }
  const first = isDeepStrictEqual(values, before?.multiValue) ? readValue(field) : undefined;
  return first === undefined ? values : [first, ...values.slice(1)];
}

/**
 * Reads the fields of a result.
 *
 * @param where Like `request.headers`, for the message.
 * @param before As the event showed them.
 * @returns a sentence when they are not valid.
 */
export function readFields(given: unknown, where: string, before: Fields): ReturnedFields | string {
  if (given === undefined) {
    return [];
  }
  const fields = bag(given);
  if (fields === undefined) {
    return `${where} must be an object`;
  }
  const read: (readonly [string, readonly FieldValue[]])[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const values = readField(field, before[name]);
    if (values === undefined) {
      return `${where}["${name}"] must be an object with a value or a multiValue list`;
    }
    read.push([name, values]);
  }
  return read;
}

/** Whether a result has the fields of the event, in any order. */
export function isUnchanged(fields: ReturnedFields, before: Fields): boolean {
  const asRead = (field: Field) =>
    field.multiValue ?? [{ value: field.value, ...attributesOf(field) }];
  return (
    fields.length === Object.keys(before).length &&
    fields.every(([name, values]) => {
      const field = before[name];
      return field !== undefined && isDeepStrictEqual(values, asRead(field));
    })
  );
}

function attributesOf({ attributes }: FieldValue): { attributes?: string } {
  return attributes === undefined ? {} : { attributes };
}

/** Every value with its name, in order. */
export function eachValue(
  fields: ReturnedFields,
): readonly (readonly [name: string, value: FieldValue])[] {
  return fields.flatMap(([name, values]) => values.map((value) => [name, value] as const));
}
