/**
 * A parameter of a route: how it is read, and how it is described.
 *
 * @module
 */
import type { JsonSchema } from "./json-schema.ts";
import type { LeagueEntry, SeasonIndex } from "./season-index.ts";

/** What a parameter is read against. */
export interface Scope {
  readonly index: SeasonIndex;
  /** The league asked for, once it has been read. */
  readonly league: LeagueEntry | undefined;
}

/** What would have been accepted: one of a list, or a whole number of a range. */
export type Allowed = readonly string[] | { readonly minimum: number; readonly maximum: number };

/** Why a text is not accepted; in words of ours, never in the viewer's. */
export interface Fault {
  readonly detail: string;
  /** Left out where the list would be longer than {@link maxListed}. */
  readonly allowed?: Allowed;
}

/** A text, read. */
export type Read<T> =
  | { readonly kind: "value"; readonly value: T }
  | ({ readonly kind: "fault" } & Fault);

/** See the module. `T` is what it becomes. */
export interface Parameter<T> {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: JsonSchema;
  /** A value that the example season understands. */
  readonly example: string;
  /** What a query parameter is when it is not given. @default undefined */
  readonly absent?: T;
  /** @throws never */
  read(given: string, scope: Scope): Read<T>;
  /** What the parameters after it are read against. @default the same */
  narrow?(value: T, scope: Scope): Scope;
}

/** Names that one message lists, at most. */
export const maxListed = 64;

/** The values of parameters, by the key they are declared under. */
export type Values<P extends Parameters> = {
  readonly [Key in keyof P]: P[Key] extends Parameter<infer T> ? T : never;
};

/** Parameters of a route, read in their order. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** Accepts. */
export function value<T>(read: T): Read<T> {
  return { kind: "value", value: read };
}

/** Refuses, naming what would have been accepted where that is not too much. */
export function fault(detail: string, allowed: Allowed): Read<never> {
  return "length" in allowed && allowed.length > maxListed
    ? { kind: "fault", detail }
    : { kind: "fault", detail, allowed };
}
