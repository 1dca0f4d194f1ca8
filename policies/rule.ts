/**
 * What a rule is.
 *
 * A rule reports nothing itself: what it finds is a list, so that tests read the very findings that a user is shown.
 *
 * @module
 */
import { type Finding, findingsIn, type Reported } from "./property-check.ts";
import type { Facts } from "./reading/facts.ts";
import type { Resource } from "./reading/resource.ts";
import type { Stack } from "./reading/stack.ts";
import type { Properties } from "./reading/value.ts";

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

/** What every rule declares of itself. */
export interface RuleText {
  /** `area-what`, in kebab-case. Permanent: configurations and exemptions name it. */
  readonly name: string;
  /** The good state, in one sentence: `Edge functions are in us-east-1.` */
  readonly statement: string;
  /** What goes wrong otherwise, in one sentence. */
  readonly why: string;
  /** The page of AWS's documentation. */
  readonly url: string;
  readonly severity: "low" | "medium" | "high" | "critical";
  /** Where nothing else is configured, which is what `prod` must meet. */
  readonly level: "mandatory" | "advisory";
  /** Ids in public packs of what is the same check, like `CloudFront.5` or `CKV_AWS_86`. @default none */
  readonly anchors?: readonly string[];
  readonly settings?: SettingsSchema;
}

/** A rule about single resources, evaluated before each is made. */
export interface ResourceRule extends RuleText {
  readonly kind: "resource";
  /** Types it is evaluated for. `"*"`: every resource that has a provider. */
  readonly types: readonly string[];
  /** @throws never */
  evaluate(
    resource: Resource,
    given: GivenSettings,
    facts: Facts,
  ): readonly Finding[] | Promise<readonly Finding[]>;
  /**
   * Properties to set where the level is `remediate`, maps within maps: what is not named stays as it is. Only
   * for what changes nothing that the program states.
   */
  readonly remediate?: (resource: Resource, given: GivenSettings, facts: Facts) => Properties;
}

/** A rule about a stack as a whole, evaluated in a preview before anything is made. */
export interface StackRule extends RuleText {
  readonly kind: "stack";
  /** @throws never */
  evaluate(stack: Stack, given: GivenSettings, facts: Facts): readonly Finding[];
}

export type Rule = ResourceRule | StackRule;

/** What a rule declares, with the settings it has. */
interface Declared<S extends SettingsSchema> extends Omit<RuleText, "level"> {
  /** @default "mandatory" */
  readonly level?: RuleText["level"];
  readonly settings?: S;
}

interface DeclaredResourceRule<S extends SettingsSchema> extends Declared<S> {
  readonly types: readonly string[];
  evaluate(resource: Resource, settings: SettingsOf<S>, facts: Facts): Reported | Promise<Reported>;
  readonly remediate?: (resource: Resource, settings: SettingsOf<S>, facts: Facts) => Properties;
}

interface DeclaredStackRule<S extends SettingsSchema> extends Declared<S> {
  evaluate(stack: Stack, settings: SettingsOf<S>, facts: Facts): Reported;
}

/** Declares a rule about single resources. */
export function resourceRule<S extends SettingsSchema = Record<never, never>>(
  rule: DeclaredResourceRule<S>,
): ResourceRule {
  const { evaluate, remediate, settings, ...rest } = rule;
  return {
    kind: "resource",
    level: "mandatory",
    ...rest,
    ...(settings && { settings }),
    evaluate(resource, given, facts) {
      const reported = evaluate(resource, settingsIn(settings, given), facts);
      return reported instanceof Promise ? reported.then(findingsIn) : findingsIn(reported);
    },
    ...(remediate && {
      remediate: (resource, given, facts) =>
        remediate(resource, settingsIn(settings, given), facts),
    }),
  };
}

/** Declares a rule about how resources depend on each other. */
export function stackRule<S extends SettingsSchema = Record<never, never>>(
  rule: DeclaredStackRule<S>,
): StackRule {
  const { evaluate, settings, ...rest } = rule;
  return {
    kind: "stack",
    level: "mandatory",
    ...rest,
    ...(settings && { settings }),
    evaluate: (stack, given, facts) =>
      findingsIn(evaluate(stack, settingsIn(settings, given), facts)),
  };
}

/** A finding as a user reads it: where, what was found, what to write, why, and which page states it. */
export function sentence({ why, url }: RuleText, finding: Finding, on: string): string {
  const where = [on, finding.at].filter((step) => step !== "").join(" ");
  return `${where} ${finding.found}\n  ${finding.write}\n  why: ${why}\n  see: ${url}`;
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
