/**
 * Properties that a deployment leaves as they are (`ignoreChanges`).
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/
 * @module
 */
import type { GraphNode, Properties } from "./graph.ts";
import { secret } from "./wire.ts";

/** Inputs with the paths of secrets in them. */
interface ReadInputs {
  readonly value: Properties;
  readonly secrets: readonly string[];
}

/** Puts what was deployed before in the place of what is declared. */
export interface KeptChanges {
  /** Paths that are not followed here. */
  readonly faults: readonly { readonly path: string; readonly why: string }[];
  /** Inputs as the graph has them. */
  read(declared: ReadInputs): ReadInputs;
  /** Inputs as the SDK gets them back: see `wire.ts`. One with a secret in it is secret as a whole. */
  wire(declared: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** @param before The resource as it was deployed last; `undefined` for a new one, which gets what is declared. */
export function keepChanges(
  before: Pick<GraphNode, "inputs" | "secrets"> | undefined,
  ignoreChanges: readonly string[],
): KeptChanges {
  if (before === undefined || ignoreChanges.length === 0) {
    return { faults: [], read: (declared) => declared, wire: (declared) => declared };
  }
  const names = new Set(ignoreChanges.filter((path) => !isPart(path)));
  const secrets = before.secrets.filter((path) => names.has(propertyOf(path)));
  const kept = Object.entries(before.inputs).filter(([name]) => names.has(name));
  const hidden = new Set(secrets.map(propertyOf));
  const others = <T>(declared: Readonly<Record<string, T>>) =>
    Object.entries(declared).filter(([name]) => !names.has(name));
  return {
    faults: ignoreChanges.filter(isPart).map((path) => ({
      path,
      why: "ignoreChanges of a part of a property is not followed: what is declared applies",
    })),
    read: (declared) => ({
      value: Object.fromEntries([...others(declared.value), ...kept]),
      secrets: [...declared.secrets.filter((path) => !names.has(propertyOf(path))), ...secrets],
    }),
    wire: (declared) =>
      Object.fromEntries([
        ...others(declared),
        ...kept.map(([name, value]) => [name, hidden.has(name) ? secret(value) : value] as const),
      ]),
  };
}

/** Whether a path leads to a part of a property, or to all properties. */
function isPart(path: string): boolean {
  return !/^[A-Za-z_$][\w$]*$/.test(path);
}

/** The property that a path begins with. */
function propertyOf(path: string): string {
  return /^[\w$]*/.exec(path)?.[0] ?? "";
}
