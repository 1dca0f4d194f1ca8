/**
 * Distributions of the program.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html
 * @module
 */

import type { GraphNode } from "../program/graph.ts";
import type { Behavior, Distribution, Origin, OriginGroup } from "../services/cloudfront/model.ts";
import type { BehaviorPolicies } from "./behavior-policies-reader.ts";
import { type BehaviorTargets, readBehavior } from "./behavior-reader.ts";
import { readErrorResponses } from "./error-response-reader.ts";
import type { Findings } from "./findings.ts";
import type { KeyGroups } from "./key-group-reader.ts";
import { readOriginGroups } from "./origin-group-reader.ts";
import { type OriginTargets, readOrigin } from "./origin-reader.ts";
import { Reader } from "./property-reader.ts";
import { refuseAliases } from "./refusals/alias-refusals.ts";
import { refuseRepeatedPatterns } from "./refusals/behavior-refusals.ts";
import type { ViewerFunctions } from "./viewer-function-reader.ts";

/** What a distribution may refer to. */
export interface DistributionTargets extends OriginTargets {
  readonly policies: BehaviorPolicies;
  /** ARNs with version of the program's functions. */
  readonly functionArns: ReadonlySet<string>;
  readonly viewerFunctions: ViewerFunctions;
  readonly keyGroups: KeyGroups;
}

/** Reads a resource of type `aws:cloudfront/distribution:Distribution`. */
export function readDistribution(
  node: GraphNode,
  targets: DistributionTargets,
  findings: Findings,
): Distribution {
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const aliases = inputs.texts("aliases");
  inputs.refuseAll(refuseAliases(aliases, inputs.value("viewerCertificate")));
  const origins = readOrigins(inputs, targets);
  const originGroups = readOriginGroups(inputs, new Set(origins.keys()));
  return {
    id: node.id,
    name: node.name,
    arn: outputs.text("arn"),
    domainName: outputs.text("domainName"),
    aliases,
    ...readGeoRestriction(inputs),
    defaultRootObject: readDefaultRootObject(inputs),
    origins,
    originGroups,
    behaviors: readBehaviors(inputs, targets, originGroups),
    errorResponses: readErrorResponses(inputs),
  };
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html */
function readGeoRestriction(inputs: Reader): Pick<Distribution, "geoRestriction"> {
  const restriction = inputs.object("restrictions").object("geoRestriction");
  const type = restriction.oneOf("restrictionType", ["none", "whitelist", "blacklist"], "none");
  const countries = restriction.texts("locations");
  if (type === "none") {
    return {};
  }
  if (countries.length === 0 || countries.some((code) => !/^[A-Z]{2}$/.test(code))) {
    const codes = "must hold ISO 3166-1 alpha-2 codes of countries, in capitals";
    restriction.refuse("locations", codes);
  }
  const kind = type === "whitelist" ? "allow" : "block";
  return { geoRestriction: { kind, countries: new Set(countries) } };
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html */
function readDefaultRootObject(inputs: Reader): string {
  const name = inputs.text("defaultRootObject", "");
  if (name.startsWith("/")) {
    inputs.refuse("defaultRootObject", "must not begin with /: CloudFront then answers 403");
  }
  return name;
}

function readOrigins(inputs: Reader, targets: OriginTargets): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const reader of inputs.objects("origins")) {
    const origin = readOrigin(reader, targets);
    if (origins.has(origin.id)) {
      reader.refuse("originId", "must not be that of another origin");
    }
    origins.set(origin.id, origin);
  }
  if (origins.size === 0) {
    inputs.refuse("origins", "must hold at least one origin");
  }
  return origins;
}

function readBehaviors(
  inputs: Reader,
  targets: DistributionTargets,
  originGroups: ReadonlyMap<string, OriginGroup>,
): readonly Behavior[] {
  const { policies, functionArns, viewerFunctions, keyGroups } = targets;
  const behaviorTargets: BehaviorTargets = {
    policies,
    functionArns,
    viewerFunctions,
    keyGroups,
    originIds: new Set(inputs.objects("origins").map((origin) => origin.text("originId", ""))),
    originGroups,
    viewerSideOnly: readViewerSideOnly(inputs),
  };
  const ordered = inputs
    .objects("orderedCacheBehaviors")
    .map((reader) => readBehavior(reader, reader.text("pathPattern"), behaviorTargets));
  inputs.refuseAll(refuseRepeatedPatterns(ordered.map(({ pathPattern }) => pathPattern)));
  const fallback = readBehavior(inputs.object("defaultCacheBehavior"), "*", behaviorTargets);
  return [...ordered, fallback];
}

/**
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-enable-mtls-distributions.html
 */
function readViewerSideOnly(inputs: Reader): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const origin of inputs.objects("origins")) {
    const id = origin.text("originId", "");
    if (origin.has("vpcOriginConfig")) {
      reasons.set(id, "a VPC origin supports functions at viewer events only");
    } else if (origin.object("customOriginConfig").has("originMtlsConfig")) {
      reasons.set(id, "an origin with mTLS supports functions at viewer events only");
    }
  }
  return reasons;
}
