/**
 * The configuration of a pack: the policies' defaults and what a file sets.
 *
 * The command line of Pulumi takes names of policies and of properties that do not exist, and does nothing with
 * them. Here each is an error.
 *
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/
 * @module
 */
import { type Level, levelNamed, levels } from "./level.ts";

/** A policy as the pack describes it. */
export interface PolicyInfo {
  readonly name: string;
  readonly level: Level;
  /** JSON Schema of each property that can be configured. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a policy is run with. */
export interface PolicySettings {
  readonly level: Level;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Settings of each policy, and everything that is wrong with the file. */
export interface Reconciled {
  readonly settings: ReadonlyMap<string, PolicySettings>;
  readonly problems: readonly string[];
}

/**
 * Lays a configuration over a pack, as the engine does: defaults of the schema first, `all` before single policies.
 *
 * @param given The parsed file: by policy a level, or a map of properties with perhaps an `enforcementLevel`.
 */
export function reconcile(policies: readonly PolicyInfo[], given: unknown): Reconciled {
  const problems: string[] = [];
  const entries = isMap(given) ? Object.entries(given) : [];
  if (!isMap(given)) {
    problems.push(`the configuration must be a map by policy, got ${JSON.stringify(given)}`);
  }
  const names = new Set(policies.map(({ name }) => name));
  for (const [name] of entries) {
    if (name !== "all" && !names.has(name)) {
      problems.push(`${name} is not a policy of this pack`);
    }
  }
  const config = new Map(entries);
  const forAll = config.has("all") ? readEntry("all", config.get("all"), {}, problems) : undefined;
  const settings = policies.map((policy): [string, PolicySettings] => {
    const { name, level, properties } = policy;
    const own = config.has(name)
      ? readEntry(name, config.get(name), properties, problems)
      : undefined;
    return [
      name,
      {
        level: own?.level ?? forAll?.level ?? level,
        properties: { ...defaultsOf(properties), ...own?.properties },
      },
    ];
  });
  return { settings: new Map(settings), problems };
}

interface Entry {
  readonly level: Level | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

function readEntry(
  name: string,
  entry: unknown,
  schema: PolicyInfo["properties"],
  problems: string[],
): Entry {
  if (typeof entry === "string") {
    return { level: readLevel(name, entry, problems), properties: {} };
  }
  if (!isMap(entry)) {
    problems.push(`${name} must be a level or a map, got ${JSON.stringify(entry)}`);
    return { level: undefined, properties: {} };
  }
  const { enforcementLevel, ...properties } = entry;
  for (const [key, value] of Object.entries(properties)) {
    problems.push(...faults(`${name}.${key}`, value, schema[key]));
  }
  return {
    level:
      enforcementLevel === undefined
        ? undefined
        : readLevel(`${name}.enforcementLevel`, enforcementLevel, problems),
    properties,
  };
}

function readLevel(where: string, word: unknown, problems: string[]): Level | undefined {
  const level = levelNamed(word);
  if (level === undefined) {
    problems.push(`${where} must be one of ${levels.join(", ")}, got ${JSON.stringify(word)}`);
  }
  return level;
}

function faults(
  where: string,
  value: unknown,
  schema: Readonly<Record<string, unknown>> | undefined,
): readonly string[] {
  if (schema === undefined) {
    return [`${where} is not a property of that policy`];
  }
  const { type, minimum, maximum, items } = schema;
  const told = `got ${JSON.stringify(value)}`;
  if (!fits(type, value)) {
    return [`${where} must be of type ${type}, ${told}`];
  }
  if (Array.isArray(value) && isMap(items)) {
    return value.flatMap((item, index) => faults(`${where}[${index}]`, item, items));
  }
  return [
    ...(typeof minimum === "number" && Number(value) < minimum
      ? [`${where} must be ${minimum} or more, ${told}`]
      : []),
    ...(typeof maximum === "number" && Number(value) > maximum
      ? [`${where} must be ${maximum} or less, ${told}`]
      : []),
  ];
}

function fits(type: unknown, value: unknown): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isMap(value);
    default:
      return typeof value === type;
  }
}

function defaultsOf(properties: PolicyInfo["properties"]): Readonly<Record<string, unknown>> {
  const withDefault = Object.entries(properties).filter(([, schema]) => "default" in schema);
  return Object.fromEntries(withDefault.map(([name, schema]) => [name, schema["default"]]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
