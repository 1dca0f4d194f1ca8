/**
 * Types a project may declare for its settings, checked as the engine checks them.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/projects/project-file/#config-options
 * @module
 */

/** A declared type; `items` for an array alone. */
export interface SettingType {
  readonly type: string;
  readonly items?: SettingType | undefined;
}

/** Types there are. */
export const typeNames: readonly string[] = ["string", "integer", "boolean", "array", "object"];

/** A type in words: `array<integer>`. */
export function typeName({ type, items }: SettingType): string {
  return items === undefined ? type : `array<${typeName(items)}>`;
}

/** Whether a value, as YAML gives it, is of a type. Numbers and booleans may be spelled as texts. */
export function fits(type: SettingType, value: unknown): boolean {
  switch (type.type) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value) || (typeof value === "string" && /^[+-]?\d+$/.test(value));
    case "boolean":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array": {
      const { items } = type;
      return (
        Array.isArray(value) && items !== undefined && value.every((item) => fits(items, item))
      );
    }
    default:
      return false;
  }
}

/** A value as `pulumi.Config` gets it: scalars as they are, lists and maps as JSON. */
export function wireText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
