/**
 * Options of the command line that a project keeps in `touchline.config.json`.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LocalError } from "../local-error.ts";
import { nearestName } from "../nearest-name.ts";

const fileName = "touchline.config.json";

/** What a member holds: one value, `true` or `false`, values by key, or a list. */
type Kind = "text" | "flag" | "pairs" | "list";

/** Options by name; the commands decide which they take. */
const settings = {
  stack: "text",
  config: "pairs",
  origin: "pairs",
  endpoint: "pairs",
  "allow-network": "flag",
  strict: "flag",
  accept: "list",
  port: "text",
  "s3-port": "text",
  data: "text",
  watch: "flag",
  quiet: "flag",
  verbose: "flag",
  "log-format": "text",
  pack: "text",
} as const satisfies Readonly<Record<string, Kind>>;

/** The name of an option, without hyphens before it. */
export type SettingName = keyof typeof settings;

/** What is expected of each kind, for messages. */
const kinds: Readonly<Record<Kind, string>> = {
  text: "a text or a number",
  flag: "true or false",
  pairs: "an object of texts",
  list: "a list of texts",
};

/**
 * The options of the file as words of a command line, to stand before those that a person wrote.
 *
 * @param root Folder of the file; without one there are no words.
 * @param taken Options of the command; others of the file are checked, and left out.
 * @throws {LocalError} for a file that is no JSON object, an unknown member, or a value of another kind.
 */
export async function configuredWords(
  root: string,
  taken: readonly SettingName[],
): Promise<readonly string[]> {
  const text = await readFile(join(root, fileName), "utf8").catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT" || cause.code === "ENOTDIR") {
        return undefined;
      }
      throw refusal(`cannot be read: ${cause.message}`, cause);
    },
  );
  return text === undefined
    ? []
    : Object.entries(parsed(text)).flatMap(([name, value]) => {
        const words = wordsOf(name, value);
        return taken.some((each) => each === name) ? words : [];
      });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refusal(`must be JSON: ${cause instanceof Error ? cause.message : cause}`, cause);
  }
  if (!isObject(value)) {
    throw refusal(`must be a JSON object, got ${JSON.stringify(value)}`);
  }
  return value;
}

function wordsOf(name: string, value: unknown): readonly string[] {
  if (!isSetting(name)) {
    const names = Object.keys(settings);
    const meant = nearestName(name, names);
    throw refusal(
      `${JSON.stringify(name)} is not an option${meant === undefined ? "" : `; did you mean ${meant}?`}\n  options: ${names.join(", ")}`,
    );
  }
  const kind = settings[name];
  const words = wordsOfKind(kind, `--${name}`, value);
  if (words === undefined) {
    throw refusal(`${name} must be ${kinds[kind]}, got ${JSON.stringify(value)}`);
  }
  return words;
}

/** @returns `undefined` for a value of another kind. */
function wordsOfKind(kind: Kind, option: string, value: unknown): readonly string[] | undefined {
  switch (kind) {
    case "text":
      return isText(value) ? [`${option}=${value}`] : undefined;
    case "flag":
      return typeof value === "boolean" ? (value ? [option] : []) : undefined;
    case "list":
      return Array.isArray(value) && value.every(isText)
        ? value.map((item) => `${option}=${item}`)
        : undefined;
    case "pairs":
      return isObject(value) && Object.values(value).every(isText)
        ? Object.entries(value).map(([key, item]) => `${option}=${key}=${item}`)
        : undefined;
  }
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

function isText(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusal(what: string, cause?: unknown): LocalError {
  return new LocalError(`${fileName}: ${what}`, { fault: "usage", cause });
}
