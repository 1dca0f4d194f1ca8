/**
 * Settings of rules, which a policy configuration may change.
 *
 * @module
 */

/** A setting, as JSON Schema describes it. Its default is what `prod` must meet. */
export interface Setting<T = unknown> {
  readonly description: string;
  readonly type: "integer" | "number" | "boolean" | "string" | "array" | "object";
  readonly default: T;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: { readonly type: "string" | "integer" | "object" };
}

/** Settings by name. */
export type SettingsSchema = Readonly<Record<string, Setting>>;

/** The values of settings. */
export type SettingsOf<S extends SettingsSchema> = { readonly [K in keyof S]: S[K]["default"] };

/** What a policy configuration gives: settings that are absent have their defaults. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** The values of settings: as given, which the engine has checked against the schema, or their defaults. */
export function settingsIn<S extends SettingsSchema>(
  schema: S | undefined,
  given: GivenSettings,
): SettingsOf<S> {
  const values = Object.entries(schema ?? {}).map(([name, setting]) => [
    name,
    given[name] ?? setting.default,
  ]);
  return Object.fromEntries(values);
}

/** A setting that is a whole number. */
export function integerSetting(
  description: string,
  initial: number,
  range: { readonly minimum?: number; readonly maximum?: number } = {},
): Setting<number> {
  return { description, type: "integer", default: initial, ...range };
}

/** A setting that is a list of strings. */
export function listSetting(
  description: string,
  initial: readonly string[] = [],
): Setting<readonly string[]> {
  return { description, type: "array", items: { type: "string" }, default: initial };
}

/** A setting that is a list of whole numbers. */
export function integersSetting(
  description: string,
  initial: readonly number[],
): Setting<readonly number[]> {
  return { description, type: "array", items: { type: "integer" }, default: initial };
}

/** A setting that is a string. */
export function stringSetting(description: string, initial: string): Setting<string> {
  return { description, type: "string", default: initial };
}

/** A setting that is off unless configured. */
export function flagSetting(description: string): Setting<boolean> {
  return { description, type: "boolean", default: false };
}
