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
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy/policy.js";
import { exemptions, isExempt } from "./exemption.ts";
import {
  type Options,
  type Provider,
  providerTimeouts,
  type Resource,
  type StackResource,
} from "./reading/resource.ts";
import { Stack } from "./reading/stack.ts";
import {
  type Content,
  hasContent,
  isProperties,
  type Properties,
  readProperties,
} from "./reading/value.ts";
import {
  type Facts,
  type ResourceRule,
  type Rule,
  type Setting,
  type StackRule,
  sentence,
} from "./rule.ts";

/** Every rule as a policy. */
export function packPolicies(
  rules: readonly Rule[],
  facts: Facts,
): (ResourceValidationPolicy | StackValidationPolicy)[] {
  return rules.map((rule) =>
    rule.kind === "resource" ? resourcePolicy(rule, facts) : stackPolicy(rule, facts),
  );
}

/** The knobs of a rule: its own, and the one that every rule has. */
export function settingsSchema(rule: Rule): Readonly<Record<string, Setting>> {
  return { ...rule.settings, exempt: exemptions };
}

function resourcePolicy(rule: ResourceRule, facts: Facts): ResourceValidationPolicy {
  const isJudged = (args: ResourceValidationArgs) =>
    rule.types.includes(args.type) || (rule.types.includes("*") && args.provider !== undefined);
  const { mend } = rule;
  return {
    ...common(rule),
    async validateResource(args, report) {
      if (isJudged(args)) {
        const resource = readResource(args);
        const settings = settingsFor(rule, args);
        for (const finding of await rule.judge(resource, settings as never, facts)) {
          if (!isExempt(resource, settings, facts)) {
            report(sentence(rule, finding, resource));
          }
        }
      }
    },
    ...(mend === undefined
      ? {}
      : {
          remediateResource(args) {
            if (!isJudged(args)) {
              return undefined;
            }
            const resource = readResource(args);
            const settings = settingsFor(rule, args);
            const changes =
              isExempt(resource, settings, facts) || hasContent(resource.props, isMadeOfAssets)
                ? {}
                : mend(resource, settings as never, facts);
            return Object.keys(changes).length === 0 ? undefined : laidOver(args.props, changes);
          },
        }),
  };
}

/** The SDK would give back an archive of assets with their names and without what they hold. */
function isMadeOfAssets({ raw }: Content): boolean {
  return "assets" in raw;
}

/**
 * Sets properties in place, maps within maps: a copy would turn every secret of the resource into plain text.
 *
 * @returns the same properties.
 */
function laidOver(props: Record<string, unknown>, changes: Properties): Record<string, unknown> {
  for (const [name, change] of Object.entries(changes)) {
    const there = props[name];
    if (isProperties(change) && typeof there === "object" && there !== null) {
      laidOver(there as Record<string, unknown>, change);
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
      const settings = settingsFor(rule, args);
      for (const finding of rule.judge(readStack(args.resources), settings as never, facts)) {
        const { on } = finding;
        if (on === undefined || !isExempt(on, settings, facts)) {
          report(sentence(rule, finding, on ?? wholeStack(facts)), on?.urn);
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
    configSchema: { properties: settingsSchema(rule) } as unknown as PolicyConfigSchema,
  };
}

/** The SDK hands over what is configured and nothing else; an engine adds the defaults, a bare pack does not. */
function settingsFor(
  rule: Rule,
  args: ResourceValidationArgs | StackValidationArgs,
): Readonly<Record<string, unknown>> {
  const defaults = Object.entries(settingsSchema(rule)).map(([name, setting]) => [
    name,
    setting.default,
  ]);
  return { ...Object.fromEntries(defaults), ...args.getConfig<object>() };
}

function wholeStack({ stack, project }: Facts): Resource {
  return {
    type: "pulumi:pulumi:Stack",
    name: `${project}-${stack}`,
    urn: "",
    props: {},
    options: { protect: false, ignoreChanges: [], timeouts: providerTimeouts },
    provider: undefined,
  };
}

type Given = Pick<PolicyResource, "type" | "name" | "urn" | "props" | "opts"> & {
  readonly provider?: PolicyResource["provider"] | undefined;
};

/** Properties are read when a rule first asks for them: most rules look at a few types of hundreds of resources. */
function readResource({ type, name, urn, props, opts, provider }: Given): Resource {
  let read: Properties | undefined;
  return {
    type,
    name,
    urn,
    get props() {
      read ??= readProperties(props);
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
      Object.assign(readResource(each), {
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
