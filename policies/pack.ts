/**
 * Rules as the policy SDK takes them.
 *
 * @module
 */
import type {
  PolicyConfigSchema,
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy/policy.js";
import { exemptions, isExempt } from "./exemption.ts";
import type { Facts } from "./reading/facts.ts";
import type { Options, Provider, Resource, StackResource } from "./reading/resource.ts";
import { givenOutputs, Stack } from "./reading/stack.ts";
import {
  type Content,
  hasContent,
  isProperties,
  type Properties,
  readProperties,
} from "./reading/value.ts";
import type { GivenSettings, SettingsSchema } from "./rule.ts";
import { type ResourceRule, type Rule, type StackRule, sentence } from "./rule.ts";

/** Every rule as a policy. */
export function packPolicies(
  rules: readonly Rule[],
  facts: Facts,
): (ResourceValidationPolicy | StackValidationPolicy)[] {
  return rules.map((rule) =>
    rule.kind === "resource" ? resourcePolicy(rule, facts) : stackPolicy(rule, facts),
  );
}

/** The settings of a rule: its own, and the one that every rule has. */
export function settingsSchema(rule: Rule): SettingsSchema {
  return { ...rule.settings, exempt: exemptions };
}

function resourcePolicy(rule: ResourceRule, facts: Facts): ResourceValidationPolicy {
  const isAbout = (args: ResourceValidationArgs) =>
    rule.types.includes(args.type) || (rule.types.includes("*") && args.provider !== undefined);
  const { remediate } = rule;
  return {
    ...common(rule),
    async validateResource(args, report) {
      if (isAbout(args)) {
        const resource = readResource(args);
        const given = args.getConfig<GivenSettings>();
        for (const finding of await rule.evaluate(resource, given, facts)) {
          if (!isExempt(resource, given, facts)) {
            report(sentence(rule, finding, resource.name));
          }
        }
      }
    },
    ...(remediate && {
      remediateResource(args) {
        if (!isAbout(args)) {
          return undefined;
        }
        const resource = readResource(args);
        const given = args.getConfig<GivenSettings>();
        const changes =
          isExempt(resource, given, facts) || hasContent(resource.props, isMadeOfAssets)
            ? {}
            : remediate(resource, given, facts);
        return Object.keys(changes).length === 0 ? undefined : withChanges(args.props, changes);
      },
    }),
  };
}

/** The SDK would return an archive of assets with their names and without their contents. */
function isMadeOfAssets({ raw }: Content): boolean {
  return "assets" in raw;
}

/**
 * Sets properties in place, maps within maps: a copy would turn every secret of the resource into plain text.
 *
 * @returns the same properties.
 */
function withChanges(props: Record<string, unknown>, changes: Properties): Record<string, unknown> {
  for (const [name, change] of Object.entries(changes)) {
    const there = props[name];
    if (isProperties(change) && typeof there === "object" && there !== null) {
      withChanges(there as Record<string, unknown>, change);
    } else {
      props[name] = change;
    }
  }
  return props;
}

function stackPolicy(rule: StackRule, facts: Facts): StackValidationPolicy {
  return {
    ...common(rule),
    validateStack(args, report) {
      const given = args.getConfig<GivenSettings>();
      for (const finding of rule.evaluate(readStack(args.resources), given, facts)) {
        const { on } = finding;
        if (on === undefined || !isExempt(on, given, facts)) {
          report(sentence(rule, finding, on?.name ?? `${facts.project}-${facts.stack}`), on?.urn);
        }
      }
    },
  };
}

function common(rule: Rule) {
  const { name, statement, level, severity, url } = rule;
  return {
    name,
    description: statement,
    enforcementLevel: level,
    severity,
    url,
    tags: [...(rule.anchors ?? [])],
    configSchema: { properties: settingsSchema(rule) as PolicyConfigSchema["properties"] },
  };
}

type Given = Pick<PolicyResource, "type" | "name" | "urn" | "props" | "opts"> & {
  readonly provider?: PolicyResource["provider"] | undefined;
};

/**
 * Properties are read when a rule first needs them: most rules look at a few types of hundreds of resources.
 *
 * @param through What came in through each input, where the properties are outputs.
 */
function readResource(
  { type, name, urn, props, opts, provider }: Given,
  through?: Readonly<Record<string, readonly unknown[]>>,
): Resource {
  let read: Properties | undefined;
  return {
    type,
    name,
    urn,
    get props() {
      read ??=
        through === undefined
          ? readProperties(props)
          : givenOutputs(readProperties(props), through);
      return read;
    },
    options: readOptions(opts),
    provider: readProvider(provider),
  };
}

function readOptions({ protect, ignoreChanges, customTimeouts }: PolicyResource["opts"]): Options {
  return { protect, ignoreChanges, timeouts: customTimeouts };
}

function readProvider(provider: PolicyResource["provider"]): Provider | undefined {
  return provider === undefined
    ? undefined
    : { type: provider.type, name: provider.name, props: readProperties(provider.props) };
}

/** Reads all resources, each once however many point at it. */
function readStack(resources: readonly PolicyResource[]): Stack {
  type Growing = { -readonly [K in keyof StackResource]: StackResource[K] };
  const read = new Map<PolicyResource, Growing>(
    resources.map((each) => [
      each,
      Object.assign(readResource(each, each.propertyDependencies), {
        parent: undefined,
        dependencies: [],
        propertyDependencies: {},
      }),
    ]),
  );
  const known = (others: readonly PolicyResource[]) =>
    others.map((other) => read.get(other)).filter((other) => other !== undefined);
  for (const [given, resource] of read) {
    resource.parent = given.parent && read.get(given.parent);
    resource.dependencies = known(given.dependencies);
    resource.propertyDependencies = Object.fromEntries(
      Object.entries(given.propertyDependencies).map(([input, from]) => [input, known(from)]),
    );
  }
  return new Stack([...read.values()]);
}
