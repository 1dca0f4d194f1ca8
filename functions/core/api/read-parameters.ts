/**
 * The parameters of one request, read together: all values, or all faults.
 *
 * @module
 */
import type { Fault, Parameter, Parameters, Read, Scope, Values } from "./parameter.ts";
import { decodeText, type QueryPair } from "./query-pairs.ts";
import type { SeasonIndex } from "./season-index.ts";

/** What a request gives. */
export interface Given {
  /** By the names in the route's path, as they came. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly QueryPair[];
}

/** A fault, and where it is. */
export interface ParameterFault extends Fault {
  readonly parameter: string;
  readonly in: "path" | "query";
}

/** How reading ended. */
export type ParametersReading<P extends Parameters> =
  | { readonly kind: "values"; readonly values: Values<P> }
  | {
      readonly kind: "refused";
      readonly faults: readonly ParameterFault[];
      /** Whether the path itself names nothing we have. */
      readonly isUnknown: boolean;
    };

const malformed = "must be UTF-8 text, percent-encoded";

/**
 * Reads what is declared, in its order, and passes over what is not: the edge does not forward it, so
 * it can only have come past the edge.
 *
 * @throws never
 */
export function readParameters<P extends Parameters>(
  parameters: P,
  given: Given,
  index: SeasonIndex,
): ParametersReading<P> {
  let scope: Scope = { index, league: undefined };
  const values: Record<string, unknown> = {};
  const faults: ParameterFault[] = [];
  for (const [key, parameter] of Object.entries(parameters)) {
    const read = readOne(parameter, given, scope);
    if (read.kind === "fault") {
      const { kind: _, ...words } = read;
      faults.push({ parameter: parameter.name, in: parameter.in, ...words });
    } else {
      values[key] = read.value;
      scope = parameter.narrow?.(read.value, scope) ?? scope;
    }
  }
  if (faults.length > 0) {
    const isUnknown = faults.some((fault) => fault.in === "path" && fault.detail !== malformed);
    return { kind: "refused", faults, isUnknown };
  }
  // Every key of `P` has just been given what its own parameter reads: the compiler cannot count.
  return { kind: "values", values: values as Values<P> };
}

function readOne(parameter: Parameter<unknown>, given: Given, scope: Scope): Read<unknown> {
  return parameter.in === "path"
    ? readInPath(parameter, given.path[parameter.name] ?? "", scope)
    : readInQuery(parameter, given.query, scope);
}

/**
 * HTTP APIs hand over the path decoded and REST APIs encoded; AWS documents neither, users report both.
 * So a text counts as it stands first, and decoded second: no name that would be hidden by another one's
 * spelling is out of reach, since ids are never spelled with `%`.
 *
 * @see https://github.com/middleapi/standard-server/pull/93
 */
function readInPath(parameter: Parameter<unknown>, text: string, scope: Scope): Read<unknown> {
  const asItStands = parameter.read(text, scope);
  if (asItStands.kind === "value" || !text.includes("%")) {
    return asItStands;
  }
  const decoded = decodeText(text);
  return decoded === undefined
    ? { kind: "fault", detail: malformed }
    : parameter.read(decoded, scope);
}

function readInQuery(
  parameter: Parameter<unknown>,
  query: readonly QueryPair[],
  scope: Scope,
): Read<unknown> {
  const [only, ...others] = query.filter(({ name }) => name === parameter.name);
  if (only === undefined) {
    return { kind: "value", value: parameter.absent };
  }
  if (others.length > 0) {
    return { kind: "fault", detail: "must be given once" };
  }
  return only.value === undefined
    ? { kind: "fault", detail: malformed }
    : parameter.read(only.value, scope);
}
