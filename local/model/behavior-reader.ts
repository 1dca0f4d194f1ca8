/**
 * Behaviors of a distribution, joined with policies, origins and functions.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 * @module
 */
import { edgeEvents } from "../../aws/edge-limits.ts";
import type { ViewerEvent } from "../services/cloudfront/functions/viewer-function.ts";
import type {
  Association,
  Behavior,
  EventType,
  OriginGroup,
} from "../services/cloudfront/model.ts";
import type { BehaviorPolicies } from "./behavior-policies-reader.ts";
import { type KeyGroups, readTrustedKeys } from "./key-group-reader.ts";
import { readLegacyCache } from "./legacy-cache-reader.ts";
import { cachingDisabled } from "./managed-policies.ts";
import type { Reader } from "./property-reader.ts";
import {
  type BehaviorTraits,
  type DeclaredAssociation,
  refuseAssociation,
  refuseAssociations,
} from "./refusals/association-refusals.ts";
import { refuseBehavior, refuseGroupMethods } from "./refusals/behavior-refusals.ts";
import type { ViewerFunctions } from "./viewer-function-reader.ts";

/** What a behavior may refer to. */
export interface BehaviorTargets {
  readonly policies: BehaviorPolicies;
  readonly originIds: ReadonlySet<string>;
  readonly originGroups: ReadonlyMap<string, OriginGroup>;
  /** Why an origin takes no functions on the origin side, by its id. */
  readonly viewerSideOnly: ReadonlyMap<string, string>;
  /** ARNs with version of the program's functions. */
  readonly functionArns: ReadonlySet<string>;
  readonly viewerFunctions: ViewerFunctions;
  readonly keyGroups: KeyGroups;
}

/** @param pathPattern `*` for the default behavior. */
export function readBehavior(
  reader: Reader,
  pathPattern: string,
  targets: BehaviorTargets,
): Behavior {
  const behavior: Behavior = {
    pathPattern,
    targetOriginId: readTarget(reader, targets),
    viewerProtocolPolicy: reader.oneOf("viewerProtocolPolicy", [
      "redirect-to-https",
      "https-only",
      "allow-all",
    ]),
    allowedMethods: new Set(reader.texts("allowedMethods")),
    cachedMethods: new Set(reader.texts("cachedMethods")),
    compress: reader.flag("compress", false),
    ...readPolicies(reader, targets.policies),
    functions: readFunctions(reader, targets),
    ...readTrustedKeys(reader, targets.keyGroups),
    ...readViewerAssociations(reader, targets.viewerFunctions),
  };
  reader.refuseAll(refuseBehavior(behavior));
  return behavior;
}

function readTarget(reader: Reader, { originIds, originGroups }: BehaviorTargets): string {
  const target = reader.text("targetOriginId");
  const known = [...originIds, ...originGroups.keys()];
  if (!known.includes(target)) {
    reader.refuse("targetOriginId", `must be an origin of the distribution (${known.join(", ")})`);
  }
  if (originGroups.has(target)) {
    reader.refuseAll(refuseGroupMethods(reader.texts("allowedMethods")));
  }
  return target;
}

function readPolicies(
  reader: Reader,
  policies: BehaviorPolicies,
): Pick<Behavior, "cachePolicy" | "originRequestPolicy" | "responseHeadersPolicy"> {
  const responseHeadersPolicy = named(reader, "responseHeadersPolicyId", policies.responseHeaders);
  const cachePolicy = named(reader, "cachePolicyId", policies.cache);
  if (reader.has("forwardedValues")) {
    for (const property of ["cachePolicyId", "originRequestPolicyId"]) {
      if (reader.has(property)) {
        reader.refuse(property, "must not be given beside forwardedValues");
      }
    }
    return { ...readLegacyCache(reader), responseHeadersPolicy };
  }
  if (!reader.has("cachePolicyId")) {
    reader.refuse("cachePolicyId", "must be the id of a cache policy");
  }
  return {
    // For a behavior that is refused anyway.
    cachePolicy: cachePolicy ?? cachingDisabled,
    originRequestPolicy: named(reader, "originRequestPolicyId", policies.originRequest),
    responseHeadersPolicy,
  };
}

function named<Policy>(
  reader: Reader,
  property: string,
  policies: ReadonlyMap<string, Policy>,
): Policy | undefined {
  const id = reader.text(property, "");
  const policy = policies.get(id);
  if (id !== "" && policy === undefined) {
    reader.foreign(property, "must be a policy of this program or a managed policy of CloudFront");
  }
  return policy;
}

function readFunctions(reader: Reader, targets: BehaviorTargets): Behavior["functions"] {
  const declared = reader
    .objects("lambdaFunctionAssociations")
    .map((association) => readAssociation(association, targets));
  reader.refuseAll(refuseAssociations(declared, readTraits(reader, targets)));
  const functions: Partial<Record<EventType, Association>> = {};
  for (const { eventType, lambdaArn, includeBody } of declared) {
    functions[eventType] = { functionArn: lambdaArn, includeBody };
  }
  return functions;
}

function readViewerAssociations(
  reader: Reader,
  { published, unpublished }: ViewerFunctions,
): Pick<Behavior, "viewerFunctions"> {
  const functions: Partial<Record<ViewerEvent, string>> = {};
  for (const association of reader.objects("functionAssociations")) {
    const event = association.oneOf("eventType", ["viewer-request", "viewer-response"]);
    const arn = association.text("functionArn");
    if (unpublished.has(arn)) {
      association.refuse("functionArn", "must be a published function: remove publish: false");
    } else if (!published.has(arn)) {
      association.foreign("functionArn", "must be a CloudFront function of this program");
    }
    if (functions[event] !== undefined) {
      association.refuse("eventType", "must not be that of another function");
    }
    functions[event] = arn;
  }
  return Object.keys(functions).length === 0 ? {} : { viewerFunctions: functions };
}

function readAssociation(reader: Reader, { functionArns }: BehaviorTargets): DeclaredAssociation {
  const association: DeclaredAssociation = {
    eventType: reader.oneOf("eventType", edgeEvents.value),
    lambdaArn: reader.text("lambdaArn"),
    includeBody: reader.flag("includeBody", false),
  };
  const refusals = refuseAssociation(association);
  reader.refuseAll(refusals);
  if (refusals.length === 0 && !functionArns.has(association.lambdaArn)) {
    reader.foreign("lambdaArn", "must be a function of this program, with its version");
  }
  return association;
}

function readTraits(reader: Reader, targets: BehaviorTargets): BehaviorTraits {
  return {
    functionEvents: reader.objects("functionAssociations").map((each) => each.text("eventType")),
    smoothStreaming: reader.flag("smoothStreaming", false),
    viewerSideOnly: viewerSideOnly(reader.text("targetOriginId", ""), targets),
  };
}

/** Why a target takes no functions on the origin side; a group takes what each of its members takes. */
function viewerSideOnly(target: string, targets: BehaviorTargets): string | undefined {
  const group = targets.originGroups.get(target);
  const members = group === undefined ? [target] : [group.primaryId, group.secondaryId];
  return members.map((id) => targets.viewerSideOnly.get(id)).find((why) => why !== undefined);
}
