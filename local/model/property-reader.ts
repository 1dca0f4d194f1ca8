/**
 * Reads properties of a resource by the type they must have, collecting problems instead of stopping
 * at the first: after one, it goes on with a harmless stand-in, and assembling fails at the end.
 *
 * @module
 */
import type { GraphNode, Properties, Value } from "../program/graph.ts";
import { asBag, isBag } from "../program/values.ts";
import { type Findings, type Refusal, shown } from "./findings.ts";

/** One object of a resource's properties. */
export class Reader {
  readonly #node: Pick<GraphNode, "urn" | "type">;
  readonly #bag: Properties;
  readonly #prefix: string;
  readonly #findings: Findings;

  private constructor(
    node: Pick<GraphNode, "urn" | "type">,
    bag: Properties,
    prefix: string,
    findings: Findings,
  ) {
    this.#node = node;
    this.#bag = bag;
    this.#prefix = prefix;
    this.#findings = findings;
  }

  /** What the program declares of a resource. */
  static inputs(node: GraphNode, findings: Findings): Reader {
    return new Reader(node, node.inputs, "", findings);
  }

  /** What AWS would have answered for it, which `local/declare/` answers here. */
  static outputs(node: GraphNode, findings: Findings): Reader {
    return new Reader(node, node.outputs, "(output) ", findings);
  }

  /** The full path of a property, as a problem names it. */
  path(name: string): string {
    return `${this.#prefix}${name}`;
  }

  /** The value as it stands; `undefined` when absent or null. */
  value(name: string): Value | undefined {
    return this.#bag[name] ?? undefined;
  }

  has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  /** @param message Continues the path: `must be …`; what was found is added. */
  refuse(name: string, message: string): void {
    const found = shown(this.value(name));
    this.#findings.refuse(this.#node.urn, {
      path: this.path(name),
      message: `${message}, got ${found}`,
    });
  }

  /**
   * A reference to what this program does not declare: AWS may have it, this machine does not.
   *
   * @param message Continues the path: `must be …`; what was found is added.
   */
  foreign(name: string, message: string): void {
    const found = shown(this.value(name));
    this.#findings.unknown(this.#node, this.path(name), `${message}, got ${found}`);
  }

  /** Lists a property, or a part of it, that is not simulated. */
  listProperty(name: string, why: string): void {
    this.#findings.list(this.#node, this.path(name), why);
  }

  /** Refuses a value that a rule finds a problem with. */
  check(name: string, problem: string | undefined): void {
    if (problem !== undefined) {
      this.refuse(name, problem);
    }
  }

  /** Passes on refusals whose paths are relative to this object. */
  refuseAll(refusals: readonly Refusal[]): void {
    const moved = refusals.map(({ path, message }) => ({ path: this.path(path), message }));
    this.#findings.refuse(this.#node.urn, ...moved);
  }

  /** @param fallback For an absent value; without one it must be there. */
  text(name: string, fallback?: string): string {
    const value = this.value(name) ?? fallback;
    if (typeof value === "string") {
      return value;
    }
    this.refuse(name, "must be a string");
    return "";
  }

  /**
   * A regular expression; empty when absent. AWS takes Java's: one that JavaScript does not know is listed.
   *
   * @param otherwise What becomes of it then.
   */
  pattern(name: string, otherwise: string): string {
    const pattern = this.text(name, "");
    try {
      new RegExp(pattern);
      return pattern;
    } catch {
      this.listProperty(name, `the expression is unknown to JavaScript: ${otherwise}`);
      return "";
    }
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  /** @param fallback For an absent value; without one it must be there. */
  number(name: string, fallback?: number): number {
    const value = this.value(name) ?? fallback;
    if (typeof value === "number") {
      return value;
    }
    this.refuse(name, "must be a number");
    return 0;
  }

  optionalNumber(name: string): number | undefined {
    return this.has(name) ? this.number(name) : undefined;
  }

  /** @param fallback For an absent value; without one it must be there. */
  flag(name: string, fallback?: boolean): boolean {
    const value = this.value(name) ?? fallback;
    if (typeof value === "boolean") {
      return value;
    }
    this.refuse(name, "must be true or false");
    return false;
  }

  /** One of a set of words. @param fallback For an absent value; without one it must be there. */
  oneOf<Word extends string>(
    name: string,
    words: readonly [Word, ...Word[]],
    fallback?: Word,
  ): Word {
    const value = this.value(name) ?? fallback;
    const word = words.find((each) => each === value);
    if (word === undefined) {
      this.refuse(name, `must be one of ${words.join(", ")}`);
    }
    return word ?? words[0];
  }

  /** A list of texts; empty when absent. */
  texts(name: string): readonly string[] {
    const value = this.value(name) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
      return value;
    }
    this.refuse(name, "must be a list of strings");
    return [];
  }

  /** Texts by name; empty when absent. */
  dictionary(name: string): Readonly<Record<string, string>> {
    const value = this.value(name) ?? {};
    if (isBag(value)) {
      const entries = Object.entries(value);
      if (entries.every((entry): entry is [string, string] => typeof entry[1] === "string")) {
        return Object.fromEntries(entries);
      }
    }
    this.refuse(name, "must be a map of strings");
    return {};
  }

  /** Numbers by name; empty when absent. */
  numbers(name: string): Readonly<Record<string, number>> {
    const value = this.value(name) ?? {};
    if (isBag(value)) {
      const entries = Object.entries(value);
      if (entries.every((entry): entry is [string, number] => typeof entry[1] === "number")) {
        return Object.fromEntries(entries);
      }
    }
    this.refuse(name, "must be a map of numbers");
    return {};
  }

  /** A nested object; an empty one when absent. */
  object(name: string): Reader {
    const value = this.value(name) ?? {};
    if (!isBag(value)) {
      this.refuse(name, "must be an object");
    }
    return this.#within(name, value);
  }

  /** A list of nested objects; empty when absent. */
  objects(name: string): readonly Reader[] {
    const value = this.value(name) ?? [];
    if (Array.isArray(value) && value.every(isBag)) {
      return value.map((item, index) => this.#within(`${name}[${index}]`, item));
    }
    this.refuse(name, "must be a list of objects");
    return [];
  }

  #within(name: string, value: Value): Reader {
    return new Reader(this.#node, asBag(value) ?? {}, `${this.#prefix}${name}.`, this.#findings);
  }
}
