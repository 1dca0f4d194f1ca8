/**
 * Inputs held to the SDK's declarations, as a provider holds them to its schema.
 *
 * @module
 */
import { argumentsOf, type Fields, structureOf } from "./declarations.ts";
import type { Shape } from "./type-text.ts";
import { isAsset, isMap, unknownValue, unwrapped, type Wire, type WireMap } from "./wire.ts";

/** A property that cannot be, and why. */
export interface Fault {
  readonly property: string;
  readonly reason: string;
}

/** What is wrong with the inputs of a resource. */
export function checkInputs(type: string, inputs: WireMap): readonly Fault[] {
  const fields = argumentsOf(type);
  const [pkg = "", , name = ""] = type.split(":");
  return fields === undefined
    ? [{ property: "", reason: `${type} is no type of this provider` }]
    : checkFields(pkg === "pulumi" ? name : pkg, fields, inputs, "");
}

function checkFields(pkg: string, fields: Fields, values: WireMap, at: string): readonly Fault[] {
  const missing = [...fields]
    .filter(([name, { isRequired }]) => isRequired && isAbsent(values[name]))
    .map(([name]) => ({ property: `${at}${name}`, reason: "is required and missing" }));
  const given = Object.entries(values).flatMap(([name, value]): readonly Fault[] => {
    const field = fields.get(name);
    if (field === undefined) {
      return isAbsent(value) || name.startsWith("__")
        ? []
        : [{ property: `${at}${name}`, reason: "is no property of this" }];
    }
    return checkValue(pkg, field.shape, value, `${at}${name}`);
  });
  return [...missing, ...given];
}

function checkValue(pkg: string, shape: Shape, given: Wire, at: string): readonly Fault[] {
  const value = unwrapped(given);
  if (isAbsent(value) || value === unknownValue || shape.kind === "anything") {
    return [];
  }
  switch (shape.kind) {
    case "list":
      return Array.isArray(value)
        ? value.flatMap((item, index) => checkValue(pkg, shape.of, item, `${at}[${index}]`))
        : wrong(at, "a list", value);
    case "map":
      return isMap(value)
        ? Object.entries(value).flatMap(([key, item]) =>
            checkValue(pkg, shape.of, item, `${at}.${key}`),
          )
        : wrong(at, "a map", value);
    case "structure": {
      const fields = structureOf(pkg, shape.path);
      return isMap(value)
        ? checkFields(pkg, fields ?? new Map(), value, `${at}.`)
        : wrong(at, "a structure", value);
    }
    case "asset":
      return isAsset(value) ? [] : wrong(at, "an asset or archive", value);
    default:
      return typeof value === typeNames[shape.kind] ? [] : wrong(at, `a ${shape.kind}`, value);
  }
}

const typeNames = { text: "string", number: "number", flag: "boolean" } as const;

function wrong(property: string, wanted: string, value: Wire): readonly Fault[] {
  const found = Array.isArray(value) ? "a list" : `a ${typeof value}`;
  return [{ property, reason: `must be ${wanted}, got ${found}` }];
}

function isAbsent(value: Wire): boolean {
  return value === undefined || value === null;
}
