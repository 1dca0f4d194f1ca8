/**
 * Which callers a security group allows, in each of the three forms of its rules.
 *
 * @module
 */
import { vpcOrigins } from "./load-balancer.ts";
import type { Place, StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { list, type Properties, part, unknown, type Value } from "./value.ts";

export const securityGroupType = "aws:ec2/securityGroup:SecurityGroup";
export const ingressRuleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const groupRuleType = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Callers that a group allows: of the group itself, or of a rule of it, like `ingress[0].cidrBlocks`. */
export interface Entry extends Place<StackResource> {
  readonly kind: "addresses" | "prefix-list" | "group";
  /** Groups of this stack it may be. Of inline rules only all together are known. */
  readonly groups: readonly StackResource[];
  /** Whether it is a rule inside the group. After a refresh, a group repeats separate rules inside it. */
  readonly isInline: boolean;
}

const inlineInputs = {
  cidrBlocks: "addresses",
  ipv6CidrBlocks: "addresses",
  prefixListIds: "prefix-list",
  securityGroups: "group",
} as const;

const ruleInputs = {
  cidrIpv4: "addresses",
  cidrIpv6: "addresses",
  prefixListId: "prefix-list",
  referencedSecurityGroupId: "group",
} as const;

const groupRuleInputs = {
  cidrBlocks: "addresses",
  ipv6CidrBlocks: "addresses",
  prefixListIds: "prefix-list",
  sourceSecurityGroupId: "group",
} as const;

type Inputs = Readonly<Record<string, Entry["kind"]>>;

/** The groups of VPC origins' load balancers. */
export function balancerGroups(stack: Stack): readonly StackResource[] {
  const groups = vpcOrigins(stack).flatMap(({ balancer }) =>
    sources(balancer, "securityGroups", securityGroupType),
  );
  return [...new Set(groups)];
}

/** All callers that a group allows, as far as this stack declares. */
export function entries(stack: Stack, group: StackResource): readonly Entry[] {
  const inline = list(group.props["ingress"]).flatMap((rule, index) =>
    entriesOf(group, (name) => part(rule, name), inlineInputs).map((entry) => ({
      ...entry,
      at: `ingress[${index}].${entry.at}`,
      groups: sources(group, "ingress").filter(({ type }) => type === securityGroupType),
      isInline: true,
    })),
  );
  const own = stack
    .pointingAt(group, ingressRuleType, "securityGroupId")
    .flatMap((rule) => entriesOf(rule, valueIn(rule.props), ruleInputs));
  const older = stack
    .pointingAt(group, groupRuleType, "securityGroupId")
    .filter(({ props }) => props["type"] === "ingress")
    .flatMap((rule) => entriesOf(rule, valueIn(rule.props), groupRuleInputs));
  return [...inline, ...own, ...older];
}

function valueIn(props: Properties) {
  return (name: string): Value => props[name];
}

function entriesOf(
  on: StackResource,
  value: (name: string) => Value,
  inputs: Inputs,
): readonly Entry[] {
  return Object.entries(inputs).flatMap(([at, kind]) => {
    const given = value(at);
    const named = sources(on, at);
    // An unknown value is a caller if it comes from a resource; otherwise it may be an empty list.
    const count = Array.isArray(given) ? given.length : isCaller(given, named) ? 1 : 0;
    const groups = named.filter(({ type }) => type === securityGroupType);
    return Array.from({ length: count }, () => ({ on, at, kind, groups, isInline: false }));
  });
}

function isCaller(given: Value, named: readonly StackResource[]): boolean {
  return given === unknown ? named.length > 0 : given !== undefined;
}
