/**
 * What a rule is.
 *
 * A rule reports nothing itself: what it finds is a list, so that tests read the very findings that a user is shown.
 *
 * @module
 */
import { type Finding, findingsIn, type Reported } from "./finding.ts";
import type { Facts } from "./reading/facts.ts";
import type { Resource } from "./reading/resource.ts";
import type { Stack } from "./reading/stack.ts";
import type { Properties } from "./reading/value.ts";
import { type GivenSettings, type SettingsOf, type SettingsSchema, settingsIn } from "./setting.ts";

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
interface Declared<S extends SettingsSchema> extends RuleText {
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
