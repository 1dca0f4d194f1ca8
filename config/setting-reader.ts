/**
 * Reads settings one by one and collects the problems, so that all are reported together.
 *
 * @module
 */
import type * as pulumi from "@pulumi/pulumi";
import { nearestName } from "./nearest-name.ts";

/** Returns the rule that an item breaks, or `undefined` for a valid item. */
type ItemRule = (item: string) => string | undefined;

/** Reads one object of a list. */
interface ItemReader {
  text(name: string): string;
  oneOf<const T extends string>(name: string, allowed: readonly [T, ...T[]]): T;
  texts(name: string): readonly string[];
}

/**
 * Reads the configuration of one stack.
 *
 * Every method returns a usable value even after a problem, so that reading goes on to the next one.
 */
export class SettingReader {
  /** One sentence for each problem: setting, rule, value found. */
  readonly problems: string[] = [];
  readonly #config: pulumi.Config;
  readonly #keys = new Set<string>();

  constructor(config: pulumi.Config) {
    this.#config = config;
  }

  /** Keys of the settings that have been read, with namespace. */
  get keys(): readonly string[] {
    return [...this.#keys].map((key) => `${this.#config.name}:${key}`);
  }

  #get(key: string): string | undefined {
    this.#keys.add(key);
    return this.#config.get(key);
  }

  /** Adds a problem of a setting. */
  refuse(key: string, rule: string, found: unknown): void {
    this.problems.push(`${this.#config.name}:${key} must be ${rule}, got ${JSON.stringify(found)}`);
  }

  /** A string that is not empty. */
  text(key: string): string {
    const found = this.#get(key);
    if (found === undefined || found === "") {
      this.refuse(key, "set", found ?? null);
      return "";
    }
    return found;
  }

  /** A string, or `undefined` for an empty one. */
  optionalText(key: string, form: RegExp, rule: string): string | undefined {
    const found = this.#get(key) ?? "";
    if (found !== "" && !form.test(found)) {
      this.refuse(key, rule, found);
    }
    return found === "" ? undefined : found;
  }

  /** Adds problems found elsewhere, each of which starts with the key of its setting. */
  note(problems: readonly string[]): void {
    this.problems.push(...problems.map((problem) => `${this.#config.name}:${problem}`));
  }

  /** A string that matches a pattern. */
  matching(key: string, form: RegExp, rule: string): string {
    const found = this.text(key);
    if (found !== "" && !form.test(found)) {
      this.refuse(key, rule, found);
    }
    return found;
  }

  /** One of the allowed strings. */
  oneOf<const T extends string>(key: string, allowed: readonly [T, ...T[]]): T {
    const found = this.#get(key);
    const known = allowed.find((value) => value === found);
    if (known === undefined) {
      this.refuse(key, `one of ${allowed.join(", ")}`, found ?? null);
    }
    return known ?? allowed[0];
  }

  /** `true` or `false`. */
  flag(key: string): boolean {
    const found = this.#get(key);
    if (found !== "true" && found !== "false") {
      this.refuse(key, "true or false", found ?? null);
    }
    return found === "true";
  }

  /** A whole number in a range, including both bounds. */
  whole(key: string, least: number, most: number): number {
    const found = this.#get(key);
    const value = found !== undefined && /^-?\d+$/.test(found) ? Number(found) : Number.NaN;
    if (!(value >= least && value <= most)) {
      this.refuse(key, `a whole number from ${least} to ${most}`, found ?? null);
    }
    return value;
  }

  /** One of the allowed whole numbers. */
  oneOfNumbers<const T extends number>(key: string, allowed: readonly [T, ...T[]]): T {
    const found = this.#get(key);
    const known = allowed.find((value) => String(value) === found);
    if (known === undefined) {
      this.refuse(key, `one of ${allowed.join(", ")}`, found ?? null);
    }
    return known ?? allowed[0];
  }

  /** An object; `undefined` for an empty one. */
  object(key: string): Readonly<Record<string, unknown>> | undefined {
    const found = parseJson(this.#get(key));
    if (!isObject(found)) {
      this.refuse(key, "an object", this.#get(key) ?? null);
      return undefined;
    }
    return Object.keys(found).length > 0 ? found : undefined;
  }

  /** A list of objects, each read by `read`; other items are problems. */
  objects<T>(key: string, read: (item: ItemReader) => T): readonly T[] {
    const found = parseJson(this.#get(key));
    if (!Array.isArray(found)) {
      this.refuse(key, "a list of objects", this.#get(key) ?? null);
      return [];
    }
    return found.flatMap((item: unknown, index) => {
      if (!isObject(item)) {
        this.refuse(`${key}[${index}]`, "an object", item);
        return [];
      }
      const where = `${key}[${index}]`;
      const names: string[] = [];
      const member = (name: string) => {
        names.push(name);
        return [`${where}.${name}`, item[name]] as const;
      };
      const value = read({
        texts: (name) => this.#texts(...member(name)),
        text: (name) => this.#text(...member(name)),
        oneOf: (name, allowed) => this.#known(...member(name), allowed),
      });
      for (const name of Object.keys(item).filter((each) => !names.includes(each))) {
        const nearest = nearestName(name, names) ?? names.join(", ");
        this.note([`${where}.${name} is not a member; write ${nearest}`]);
      }
      return [value];
    });
  }

  #texts(where: string, value: unknown): readonly string[] {
    if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
      return value;
    }
    this.refuse(where, "a list of strings", value ?? null);
    return [];
  }

  #known<T extends string>(where: string, value: unknown, allowed: readonly [T, ...T[]]): T {
    const known = allowed.find((each) => each === value);
    if (known === undefined) {
      this.refuse(where, `one of ${allowed.join(", ")}`, value ?? null);
    }
    return known ?? allowed[0];
  }

  #text(where: string, value: unknown): string {
    if (typeof value === "string" && value !== "") {
      return value;
    }
    this.refuse(where, "set", value ?? null);
    return "";
  }

  /** A list of strings, each of which is checked. */
  list(key: string, rule: ItemRule): readonly string[] {
    const items = parseList(this.#get(key));
    if (items === undefined) {
      this.refuse(key, "a list of strings", this.#get(key) ?? null);
      return [];
    }
    items.forEach((item, index) => {
      const expected = rule(item);
      if (expected !== undefined) {
        this.refuse(`${key}[${index}]`, expected, item);
      }
    });
    return items;
  }
}

/** Pulumi passes lists and objects as JSON. */
function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseList(text: string | undefined): readonly string[] | undefined {
  const value = parseJson(text);
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value
    : undefined;
}
