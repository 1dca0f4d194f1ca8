/**
 * What a rule is.
 *
 * A rule judges and reports nothing itself: what it finds is a list, so that tests read the very findings a
 * person would be told.
 *
 * @module
 */
import type { Resource } from "./reading/resource.ts";
import type { Stack } from "./reading/stack.ts";
import type { Properties } from "./reading/value.ts";

/** Something that must not be as it is. */
export interface Finding {
  /** The property, like `origins[2].customHeaders`; `""` where it is the resource as a whole. */
  readonly at: string;
  /** What stands there, as the rest of the sentence "<where> …": `is "eu-west-1"`. No value of a header, a secret or a policy. */
  readonly found: string;
  /** What to write instead, as an order: `write region: "us-east-1"`. */
  readonly write: string;
  /** The resource, for rules that see all of them. @default the resource judged */
  readonly on?: Resource;
}

/** A knob of a rule, in JSON Schema's words. Its default is what `prod` is held to. */
export interface Setting<T = unknown> {
  readonly description: string;
  readonly type: "integer" | "number" | "boolean" | "string" | "array" | "object";
  readonly default: T;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: { readonly type: "string" | "integer" | "object" };
}

/** Knobs by name. */
export type SettingsSchema = Readonly<Record<string, Setting>>;

/** The values of the knobs: defaults, unless the policy configuration says otherwise. */
export type SettingsOf<S extends SettingsSchema> = {
  readonly [K in keyof S]: Widened<S[K]["default"]>;
};

/** A default is one value of many: `7` stands for any number, a list of two texts for any texts. */
type Widened<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly string[]
        ? readonly string[]
        : T;

/** What holds for a whole run. */
export interface Facts {
  readonly project: string;
  readonly stack: string;
  /** The stack's settings by key with namespace; lists and maps are JSON. */
  readonly config: Readonly<Record<string, string>>;
  readonly nowMs: () => number;
}

/** What every rule says of itself. */
export interface RuleText<S extends SettingsSchema> {
  /** `area-what`, in kebab-case. Permanent: configurations and exemptions name it. */
  readonly name: string;
  /** The good state, in one sentence: `Edge functions are in us-east-1.` */
  readonly statement: string;
  /** What goes wrong otherwise, in one sentence. */
  readonly why: string;
  /** Page of AWS that says so. */
  readonly url: string;
  readonly severity: "low" | "medium" | "high" | "critical";
  /** Where nothing else is configured, which is what `prod` is held to. */
  readonly level: "mandatory" | "advisory";
  /** Ids in public packs of what is the same check, like `CloudFront.5` or `CKV_AWS_86`. @default none */
  readonly anchors?: readonly string[];
  readonly settings?: S;
}

/** Judges one resource, before it is made. */
export interface ResourceRule<S extends SettingsSchema = SettingsSchema> extends RuleText<S> {
  readonly kind: "resource";
  /** Types it is asked about. `"*"`: every resource that has a provider. */
  readonly types: readonly string[];
  /** @throws never */
  judge(
    resource: Resource,
    settings: SettingsOf<S>,
    facts: Facts,
  ): Iterable<Finding> | Promise<Iterable<Finding>>;
  /**
   * Properties to set where the level is `remediate`, maps within maps: what is not named stays as it is. Only
   * for what nobody could object to.
   */
  readonly mend?: (resource: Resource, settings: SettingsOf<S>, facts: Facts) => Properties;
}

/** Judges a stack as a whole: in a preview before anything is made. */
export interface StackRule<S extends SettingsSchema = SettingsSchema> extends RuleText<S> {
  readonly kind: "stack";
  /** @throws never */
  judge(stack: Stack, settings: SettingsOf<S>, facts: Facts): Iterable<Finding>;
}

export type Rule = ResourceRule | StackRule;

/** Declares a rule about single resources. */
export function resourceRule<const S extends SettingsSchema = Record<never, Setting>>(
  rule: Omit<ResourceRule<S>, "kind">,
): ResourceRule {
  return { kind: "resource", ...rule } as unknown as ResourceRule;
}

/** Declares a rule about how resources hang together. */
export function stackRule<const S extends SettingsSchema = Record<never, Setting>>(
  rule: Omit<StackRule<S>, "kind">,
): StackRule {
  return { kind: "stack", ...rule } as unknown as StackRule;
}

/** A finding as a person reads it: where, what was found, what to write, why, and who says so. */
export function sentence(rule: RuleText<SettingsSchema>, finding: Finding, on: Resource): string {
  const where = [on.name, finding.at].filter((step) => step !== "").join(" ");
  return `${where} ${finding.found}\n  ${finding.write}\n  why: ${rule.why}\n  see: ${rule.url}`;
}
