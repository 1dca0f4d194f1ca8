/**
 * Parameters of the controls: one description of each, by which it is read, refused and documented.
 *
 * @module
 */

/** A value that was read, in an array; `undefined` where it is not allowed. */
type Taken<T> = readonly [T] | undefined;

/** One parameter. */
export interface Field<T> {
  /** For people, without a full stop. */
  readonly about: string;
  /** Ends the sentence "… must be". */
  readonly must: string;
  /** JSON Schema. */
  readonly schema: object;
  readonly isRequired: boolean;
  /** What the texts of a query parameter stand for. @default the only one */
  readonly fromTexts: (texts: readonly string[]) => unknown;
  readonly take: (value: unknown) => Taken<T>;
}

/** Parameters by their names. */
// biome-ignore lint/suspicious/noExplicitAny: a field of each type
export type Fields = Readonly<Record<string, Field<any>>>;

/** The values of parameters. */
export type Values<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never;
};

/** A parameter that has to be there. */
export function required<T>(field: Field<T | undefined>): Field<T> {
  return { ...field, isRequired: true } as Field<T>;
}

/** One text; several are not allowed anywhere. */
const onlyText = (texts: readonly string[]): unknown => (texts.length === 1 ? texts[0] : texts);

/** A text, read as what it stands for where it is exactly that. */
const meaning =
  (read: (text: string) => unknown) =>
  (texts: readonly string[]): unknown => {
    const only = onlyText(texts);
    return typeof only === "string" ? (read(only) ?? only) : only;
  };

const numberOf = (text: string): number | undefined =>
  /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;

/** A range, both ends included. */
interface Range {
  readonly min: number;
  readonly max: number;
}

/** A number. */
export function numberField(about: string, { min, max }: Range): Field<number | undefined> {
  return {
    about,
    must: `a number from ${min} to ${max}`,
    schema: { type: "number", minimum: min, maximum: max },
    isRequired: false,
    fromTexts: meaning(numberOf),
    take: (value) =>
      typeof value === "number" && value >= min && value <= max ? [value] : undefined,
  };
}

/** A whole number. */
export function integerField(about: string, { min, max }: Range): Field<number | undefined> {
  const number = numberField(about, { min, max });
  return {
    ...number,
    must: `a whole number from ${min} to ${max}`,
    schema: { type: "integer", minimum: min, maximum: max },
    take: (value) => (Number.isSafeInteger(value) ? number.take(value) : undefined),
  };
}

/** The same or `null`. */
export function orNull<T>(field: Field<T>): Field<T | null> {
  return {
    ...field,
    must: `${field.must}, or null`,
    schema: { anyOf: [field.schema, { type: "null" }] },
    fromTexts: (texts) => (onlyText(texts) === "null" ? null : field.fromTexts(texts)),
    take: (value) => (value === null ? [null] : field.take(value)),
  };
}

/** `true` or `false`. */
export function flagField(about: string): Field<boolean | undefined> {
  return {
    about,
    must: "true or false",
    schema: { type: "boolean" },
    isRequired: false,
    fromTexts: meaning((text) => (text === "true" ? true : text === "false" ? false : undefined)),
    take: (value) => (typeof value === "boolean" ? [value] : undefined),
  };
}

/** One of several words. */
export function choiceField<T extends string>(
  about: string,
  values: readonly T[],
): Field<T | undefined> {
  return {
    about,
    must: values.length === 1 ? `${values[0]}` : `one of ${values.join(", ")}`,
    schema: { enum: values },
    isRequired: false,
    fromTexts: onlyText,
    take: (value) => {
      const found = values.find((each) => each === value);
      return found === undefined ? undefined : [found];
    },
  };
}

/** What a text must be. */
interface TextRule {
  /** Ends the sentence "… must be". @default "a text of at most … characters" */
  readonly must?: string;
  /** @default anything */
  readonly accepts?: (text: string) => boolean;
  /** @default 2000 */
  readonly maxLength?: number;
}

/** A text. */
export function textField(
  about: string,
  { maxLength = 2000, must, accepts = () => true }: TextRule = {},
): Field<string | undefined> {
  return {
    about,
    must: must ?? `a text of at most ${maxLength} characters`,
    schema: { type: "string", maxLength },
    isRequired: false,
    fromTexts: onlyText,
    take: (value) =>
      typeof value === "string" && value.length <= maxLength && accepts(value)
        ? [value]
        : undefined,
  };
}

/** Several of one kind; a query parameter is repeated. */
export function listField<T>(
  about: string,
  item: Field<T | undefined>,
  maxItems: number,
): Field<readonly T[] | undefined> {
  return {
    about,
    must: `a list of 1 to ${maxItems}, each ${item.must}`,
    schema: { type: "array", items: item.schema, minItems: 1, maxItems },
    isRequired: false,
    fromTexts: (texts) => texts.map((text) => item.fromTexts([text])),
    take(value) {
      if (!Array.isArray(value) || value.length === 0 || value.length > maxItems) {
        return undefined;
      }
      const items = value.map(item.take);
      return items.includes(undefined) ? undefined : [items.flatMap((each) => (each ?? []) as T[])];
    },
  };
}

/** Texts by name; in JSON only. */
export function textsField(
  about: string,
  maxItems: number,
): Field<Readonly<Record<string, string>> | undefined> {
  return {
    about,
    must: `an object of at most ${maxItems} texts`,
    schema: { type: "object", additionalProperties: { type: "string" }, maxProperties: maxItems },
    isRequired: false,
    fromTexts: onlyText,
    take(value) {
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      const entries = isObject ? Object.entries(value) : undefined;
      return entries !== undefined &&
        entries.length <= maxItems &&
        entries.every(([, text]) => typeof text === "string")
        ? [Object.fromEntries(entries)]
        : undefined;
    },
  };
}

/** An object of parameters; in JSON only. */
export function objectField<F extends Fields>(
  about: string,
  fields: F,
): Field<Values<F> | undefined> {
  const musts = Object.entries(fields).map(([name, { must }]) => `${name}: ${must}`);
  return {
    about,
    must: `an object with ${musts.join("; ")}`,
    schema: schemaOf(fields),
    isRequired: false,
    fromTexts: onlyText,
    take(value) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return undefined;
      }
      const reading = readFields(fields, value as Readonly<Record<string, unknown>>);
      return reading.problems.length === 0 ? [reading.values] : undefined;
    },
  };
}

/** JSON Schema of an object of parameters. */
export function schemaOf(fields: Fields): object {
  const entries = Object.entries(fields);
  const names = entries.flatMap(([name, { isRequired }]) => (isRequired ? [name] : []));
  return {
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, { schema, about }]) => [name, { ...schema, description: about }]),
    ),
    ...(names.length === 0 ? {} : { required: names }),
    additionalProperties: false,
  };
}

/** Values, and what is wrong with what was given: only without problems are the values complete. */
export interface FieldReading<F extends Fields> {
  readonly values: Values<F>;
  readonly problems: readonly string[];
}

/** Reads parameters. @param given Values by name. @throws never */
export function readFields<F extends Fields>(
  fields: F,
  given: Readonly<Record<string, unknown>>,
): FieldReading<F> {
  const values: Record<string, unknown> = {};
  const names = Object.keys(fields);
  const allowed = names.length === 0 ? "there are no parameters" : `use ${names.join(", ")}`;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  const problems = unknown.map((name) => `${shown(name)} is not a parameter; ${allowed}`);
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const taken = value === undefined ? undefined : field.take(value);
    if (taken !== undefined) {
      values[name] = taken[0];
    } else if (value !== undefined) {
      problems.push(`${name} must be ${field.must}, got ${shown(value)}`);
    } else if (field.isRequired) {
      problems.push(`${name} is required; it must be ${field.must}`);
    }
  }
  return { values: values as Values<F>, problems };
}

/** A value that was found: its JSON, at most 100 characters of it. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
