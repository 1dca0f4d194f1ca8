/**
 * Parses the parameters of a request: all values, or all faults.
 *
 * @module
 */
import type { Fault, Parameter, Parameters, Read, Scope, Values } from "./parameter.ts";
import { decodeText, type QueryPair } from "./query-pairs.ts";
import type { SeasonIndex } from "./season-index.ts";

/** The parameters of a request. */
export interface Given {
  /** By the names in the route's path, as sent. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly QueryPair[];
}

/** A fault and its parameter. */
export interface ParameterFault extends Fault {
  readonly parameter: string;
  readonly in: "path" | "query";
}

/** The result. */
export type ParametersReading<P extends Parameters> =
  | { readonly kind: "values"; readonly values: Values<P> }
  | {
      readonly kind: "refused";
      readonly faults: readonly ParameterFault[];
      /** Whether a path parameter names an unknown resource. */
      readonly isUnknown: boolean;
    };

const malformed = "must be UTF-8 text, percent-encoded";

/**
 * Parses the declared parameters in their order, and ignores others: the edge does not forward them.
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
      const { kind: _, ...rest } = read;
      faults.push({ parameter: parameter.name, in: parameter.in, ...rest });
    } else {
      values[key] = read.value;
      scope = parameter.narrow?.(read.value, scope) ?? scope;
    }
  }
  if (faults.length > 0) {
    const isUnknown = faults.some((fault) => fault.in === "path" && fault.detail !== malformed);
    return { kind: "refused", faults, isUnknown };
  }
  // Every key of `P` has the value of its parameter; the compiler cannot infer that.
  return { kind: "values", values: values as Values<P> };
}

function readOne(parameter: Parameter<unknown>, given: Given, scope: Scope): Read<unknown> {
  return parameter.in === "path"
    ? readInPath(parameter, given.path[parameter.name] ?? "", scope)
    : readInQuery(parameter, given.query, scope);
}

/**
 * HTTP APIs send the path decoded and REST APIs send it encoded; AWS documents neither, users report both.
 * So a text is parsed unchanged first, then decoded. Every entry stays reachable, since ids have no `%`.
 *
 * @see https://github.com/middleapi/standard-server/pull/93
 */
function readInPath(parameter: Parameter<unknown>, text: string, scope: Scope): Read<unknown> {
  const unchanged = parameter.read(text, scope);
  if (unchanged.kind === "value" || !text.includes("%")) {
    return unchanged;
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
