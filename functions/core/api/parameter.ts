/**
 * A parameter of a route: how it is parsed and described.
 *
 * @module
 */
import type { JsonSchema } from "./json-schema.ts";
import type { LeagueEntry, SeasonIndex } from "./season-index.ts";

/** The season, and the league, that a parameter is parsed with. */
export interface Scope {
  readonly index: SeasonIndex;
  /** The requested league, once it has been parsed. */
  readonly league: LeagueEntry | undefined;
}

/** The accepted values: a list, or a range of whole numbers. */
export type Allowed = readonly string[] | { readonly minimum: number; readonly maximum: number };

/** Why a text is refused, without the text itself. */
export interface Fault {
  readonly detail: string;
  /** Absent when the list is longer than `maxListed`. */
  readonly allowed?: Allowed;
}

/** A parsed text. */
export type Read<T> =
  | { readonly kind: "value"; readonly value: T }
  | ({ readonly kind: "fault" } & Fault);

/** See the module. `T` is the type of its value. */
export interface Parameter<T> {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: JsonSchema;
  /** A valid value for the example season. */
  readonly example: string;
  /** The value of an absent query parameter. @default undefined */
  readonly absent?: T;
  /** @throws never */
  read(given: string, scope: Scope): Read<T>;
  /** The scope of the parameters after it. @default the same */
  narrow?(value: T, scope: Scope): Scope;
}

/** Maximum number of names in one message. */
const maxListed = 64;

/** The values of parameters, by the key they are declared under. */
export type Values<P extends Parameters> = {
  readonly [Key in keyof P]: P[Key] extends Parameter<infer T> ? T : never;
};

/** Parameters of a route, parsed in their order. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** Accepts a text. */
export function value<T>(read: T): Read<T> {
  return { kind: "value", value: read };
}

/** Refuses a text, with the accepted values unless they are too many. */
export function fault(detail: string, allowed: Allowed): Read<never> {
  return "length" in allowed && allowed.length > maxListed
    ? { kind: "fault", detail }
    : { kind: "fault", detail, allowed };
}
