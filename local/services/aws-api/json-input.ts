/**
 * The members of a JSON request, each read by the type it must have.
 *
 * @module
 */
import { ApiError } from "./api-message.ts";

type Members = Readonly<Record<string, unknown>>;

/** One object of a request. */
export class JsonInput {
  readonly #members: Members;
  readonly #prefix: string;

  /** @param prefix The path of the object, like `Content.`. */
  constructor(members: Members, prefix = "") {
    this.#members = members;
    this.#prefix = prefix;
  }

  /** Whether it is there. */
  has(name: string): boolean {
    return this.#value(name) !== undefined;
  }

  /** The names of what is there. */
  get names(): readonly string[] {
    return Object.keys(this.#members).filter((name) => this.has(name));
  }

  /** @throws {ApiError} when it is missing, empty or no text. */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined || value === "") {
      throw this.refusal(name, "is required");
    }
    return value;
  }

  /** @throws {ApiError} for another type. */
  optionalText(name: string): string | undefined {
    const value = this.#value(name);
    if (value !== undefined && typeof value !== "string") {
      throw this.refusal(name, "must be a string");
    }
    return value;
  }

  /** A whole number of a range. @throws {ApiError} for anything else. */
  optionalInteger(name: string, min: number, max: number): number | undefined {
    const value = this.#value(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
      throw this.refusal(name, `must be a whole number from ${min} to ${max}`);
    }
    return value;
  }

  /** `false` where it is missing. @throws {ApiError} for another type. */
  flag(name: string): boolean {
    const value = this.#value(name) ?? false;
    if (typeof value !== "boolean") {
      throw this.refusal(name, "must be true or false");
    }
    return value;
  }

  /** Empty where it is missing. @throws {ApiError} for anything but a list of texts. */
  texts(name: string): readonly string[] {
    const value = this.#value(name) ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw this.refusal(name, "must be a list of strings");
    }
    return value;
  }

  /** Empty where it is missing. @throws {ApiError} for another type. */
  object(name: string): JsonInput {
    return new JsonInput(this.#object(name, this.#value(name) ?? {}), `${this.#prefix}${name}.`);
  }

  /** Empty where it is missing. @throws {ApiError} for anything but a list of objects. */
  objects(name: string): readonly JsonInput[] {
    const value = this.#value(name) ?? [];
    if (!Array.isArray(value)) {
      throw this.refusal(name, "must be a list");
    }
    return value.map((item, index) => {
      const path = `${name}[${index}]`;
      return new JsonInput(this.#object(path, item), `${this.#prefix}${path}.`);
    });
  }

  /** The object itself, as it was sent. */
  get raw(): Members {
    return this.#members;
  }

  /** A refusal of a member. @param problem Continues its path: `must be …`. */
  refusal(name: string, problem: string): ApiError {
    return new ApiError("ValidationException", `${this.#prefix}${name} ${problem}`);
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.#members, name) ? (this.#members[name] ?? undefined) : undefined;
  }

  #object(path: string, value: unknown): Members {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.refusal(path, "must be an object");
    }
    return value as Members;
  }
}
