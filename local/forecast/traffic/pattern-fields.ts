/**
 * Reads members of a file that people write, and says everything that is wrong with it.
 *
 * @module
 */
import { nearestName } from "../../nearest-name.ts";

type Members = Readonly<Record<string, unknown>>;

/** The members of a map in a file. */
export class Fields {
  readonly place: string;
  readonly problems: string[];
  readonly #members: Members;

  /** @param place Where the map stands, like `routes[2]`; empty for the whole file. */
  constructor(value: unknown, place: string, problems: string[], known: readonly string[]) {
    this.place = place;
    this.problems = problems;
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
    this.#members = isMap ? (value as Members) : {};
    if (!isMap) {
      problems.push(`${place || "the file"} must be a map, got ${shown(value)}`);
    }
    for (const name of Object.keys(this.#members)) {
      if (!known.includes(name)) {
        const near = nearestName(name, known);
        const meant = near === undefined ? `one of ${known.join(", ")}` : `${near}`;
        problems.push(
          `${this.at(name)} is unknown; ${near ? "meant is perhaps" : "must be"} ${meant}`,
        );
      }
    }
  }

  /** Where a member stands. */
  at(name: string): string {
    return this.place === "" ? name : `${this.place}.${name}`;
  }

  has(name: string): boolean {
    return this.#members[name] !== undefined && this.#members[name] !== null;
  }

  value(name: string): unknown {
    return this.#members[name];
  }

  /** Adds a problem of a member. */
  wrong(name: string, must: string): void {
    this.problems.push(`${this.at(name)} must be ${must}, got ${shown(this.#members[name])}`);
  }

  text(name: string, fallback: string): string {
    const value = this.#members[name] ?? fallback;
    if (typeof value !== "string") {
      this.wrong(name, "a text");
      return fallback;
    }
    return value;
  }

  flag(name: string): boolean {
    const value = this.#members[name] ?? false;
    if (typeof value !== "boolean") {
      this.wrong(name, "true or false");
    }
    return value === true;
  }

  /** A number in a range. */
  number(name: string, fallback: number, [least, most]: readonly [number, number]): number {
    const value = this.#members[name] ?? fallback;
    if (typeof value !== "number" || !(value >= least && value <= most)) {
      this.wrong(name, `a number from ${least} to ${most}`);
      return fallback;
    }
    return value;
  }

  whole(name: string, fallback: number, range: readonly [number, number]): number {
    const value = this.number(name, fallback, range);
    if (!Number.isInteger(value)) {
      this.wrong(name, "a whole number");
    }
    return Math.floor(value);
  }

  /** A list; empty when absent. */
  list(name: string): readonly unknown[] {
    const value = this.#members[name] ?? [];
    if (!Array.isArray(value)) {
      this.wrong(name, "a list");
      return [];
    }
    return value;
  }

  /** A map; empty when absent. */
  map(name: string): Members {
    const value = this.#members[name] ?? {};
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.wrong(name, "a map");
      return {};
    }
    return value as Members;
  }
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
