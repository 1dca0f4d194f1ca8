/**
 * Staging distributions, and the policies that send requests to them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html
 * @module
 */
import {
  continuousDeploymentHeaderPrefix,
  continuousDeploymentLimits,
} from "../../aws/cloudfront-limits.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Distribution, Traffic } from "../services/cloudfront/model.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** A distribution, and the resource it was read from. */
export interface DeclaredDistribution {
  readonly node: GraphNode;
  readonly distribution: Distribution;
}

/** A policy: where it sends requests, and which. */
interface DeploymentPolicy {
  readonly enabled: boolean;
  readonly stagingName: string | undefined;
  readonly traffic: Traffic | undefined;
}

function isStaging({ inputs }: GraphNode): boolean {
  return inputs["staging"] === true;
}

function isEnabled({ inputs }: GraphNode): boolean {
  return inputs["enabled"] !== false;
}

/** Joins primary and staging distributions. @returns those that viewers reach under names of their own. */
export function readContinuousDeployment(
  graph: Graph,
  declared: readonly DeclaredDistribution[],
  findings: Findings,
): readonly Distribution[] {
  const policies = readPolicies(graph, findings);
  const used = new Set<GraphNode>();
  const primaries = declared
    .filter(({ node }) => !isStaging(node))
    .flatMap(({ node, distribution }) => {
      if (!isEnabled(node)) {
        findings.list(node, "enabled", "a disabled distribution serves no requests");
        return [];
      }
      const reader = Reader.inputs(node, findings);
      const linked = readLink(reader, policies, declared);
      if (linked === undefined) {
        return [distribution];
      }
      used.add(linked.target.node);
      return [join(reader, distribution, linked)];
    });
  for (const { node } of declared) {
    if (isStaging(node)) {
      refuseStaging(Reader.inputs(node, findings));
      listUnserved(node, used.has(node), findings);
    }
  }
  return primaries;
}

function listUnserved(node: GraphNode, isUsed: boolean, findings: Findings): void {
  if (!isUsed) {
    const why = "no continuous deployment policy of the program sends requests to it";
    findings.list(node, "staging", why);
  } else if (!isEnabled(node)) {
    findings.list(node, "enabled", "a disabled staging distribution gets no requests");
  }
}

/** What CloudFront does not take of a staging distribution. */
function refuseStaging(reader: Reader): void {
  if (reader.texts("aliases").length > 0) {
    reader.refuse("aliases", "must be empty for a staging distribution");
  }
  if (reader.text("continuousDeploymentPolicyId", "") !== "") {
    const primaryAlone = "must be set on the primary distribution alone";
    reader.refuse("continuousDeploymentPolicyId", primaryAlone);
  }
}

interface Link {
  readonly policy: DeploymentPolicy;
  readonly target: DeclaredDistribution;
}

/** The policy of a primary distribution with its staging distribution. */
function readLink(
  reader: Reader,
  policies: ReadonlyMap<string, DeploymentPolicy>,
  declared: readonly DeclaredDistribution[],
): Link | undefined {
  const id = reader.text("continuousDeploymentPolicyId", "");
  if (id === "") {
    return undefined;
  }
  const policy = policies.get(id);
  if (policy === undefined) {
    reader.foreign("continuousDeploymentPolicyId", "must be a policy of this program");
    return undefined;
  }
  if (/http3|http2and3/.test(reader.text("httpVersion", "http2"))) {
    reader.refuse("httpVersion", "must not have HTTP/3 with a continuous deployment policy");
  }
  const target = declared.find(
    ({ node, distribution }) => isStaging(node) && distribution.domainName === policy.stagingName,
  );
  if (target === undefined) {
    const message = `must name a policy whose staging distribution is of this program and has staging set, and it names ${policy.stagingName}`;
    reader.refuse("continuousDeploymentPolicyId", message);
  }
  return target && { policy, target };
}

/** A primary distribution with its staging distribution, where requests go to that. */
function join(
  reader: Reader,
  distribution: Distribution,
  { policy: { enabled, traffic }, target }: Link,
): Distribution {
  if (!enabled || traffic === undefined) {
    const why = "the policy is disabled: every request goes to the primary distribution";
    reader.listProperty("continuousDeploymentPolicyId", why);
    return distribution;
  }
  if (!isEnabled(target.node)) {
    return distribution;
  }
  // Its own name is none that viewers can use, and those of the primary distribution are its own.
  const { domainName, aliases } = distribution;
  const staging = { ...target.distribution, aliases: [domainName, ...aliases] };
  return { ...distribution, continuousDeployment: { traffic, staging } };
}

function readPolicies(graph: Graph, findings: Findings): ReadonlyMap<string, DeploymentPolicy> {
  const type = "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy";
  return new Map(
    graph.nodes
      .filter((node) => node.type === type && !node.external)
      .map((node) => [node.id, readPolicy(Reader.inputs(node, findings))]),
  );
}

function readPolicy(reader: Reader): DeploymentPolicy {
  const names = reader.object("stagingDistributionDnsNames");
  const items = names.texts("items");
  if (items.length !== 1 || names.number("quantity") !== 1) {
    names.refuse("items", "must hold one name, and quantity must be 1");
  }
  return {
    enabled: reader.flag("enabled"),
    stagingName: items[0],
    traffic: reader.has("trafficConfig") ? readTraffic(reader.object("trafficConfig")) : undefined,
  };
}

function readTraffic(config: Reader): Traffic {
  const type = config.oneOf("type", ["SingleHeader", "SingleWeight"]);
  if (type === "SingleHeader") {
    const header = config.object("singleHeaderConfig");
    const name = header.text("header").toLowerCase();
    const prefix = continuousDeploymentHeaderPrefix.value;
    if (!name.startsWith(prefix)) {
      header.refuse("header", `must begin with ${prefix}`);
    }
    return { kind: "header", name, value: header.text("value") };
  }
  const weighted = config.object("singleWeightConfig");
  const weight = weighted.number("weight");
  const { maxWeight, minSessionSeconds, maxSessionSeconds } = continuousDeploymentLimits.value;
  if (weight < 0 || weight > maxWeight) {
    weighted.refuse("weight", `must be a number from 0 to ${maxWeight}`);
  }
  if (!weighted.has("sessionStickinessConfig")) {
    return { kind: "weight", weight };
  }
  const stickiness = weighted.object("sessionStickinessConfig");
  const [idleTtlSeconds, maximumTtlSeconds] = (["idleTtl", "maximumTtl"] as const).map((name) => {
    const seconds = stickiness.number(name);
    if (seconds < minSessionSeconds || seconds > maxSessionSeconds) {
      const range = `must be a number of seconds from ${minSessionSeconds} to ${maxSessionSeconds}`;
      stickiness.refuse(name, range);
    }
    return seconds;
  });
  const session = {
    idleTtlSeconds: idleTtlSeconds ?? 0,
    maximumTtlSeconds: maximumTtlSeconds ?? 0,
  };
  if (session.idleTtlSeconds > session.maximumTtlSeconds) {
    stickiness.refuse("idleTtl", "must not be greater than maximumTtl");
  }
  return { kind: "weight", weight, session };
}
