/**
 * Associations of functions with a behavior that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 * @module
 */
import { cloudFrontRegion } from "../../../aws/cloudfront-regions.ts";
import type { EventType } from "../../services/cloudfront/model.ts";
import { type Refusal, shown } from "../findings.ts";

/** An association as declared. */
export interface DeclaredAssociation {
  readonly eventType: EventType;
  readonly lambdaArn: string;
  readonly includeBody: boolean;
}

/** What of a behavior decides whether functions fit. */
export interface BehaviorTraits {
  /** Events at which a CloudFront Function runs. */
  readonly functionEvents: readonly string[];
  readonly smoothStreaming: boolean;
  /** Why its origin takes no functions on the origin side; `undefined` when it does. */
  readonly viewerSideOnly: string | undefined;
}

/** Checks one association by itself; paths are relative to it. */
export function refuseAssociation(association: DeclaredAssociation): readonly Refusal[] {
  const { eventType, lambdaArn, includeBody } = association;
  const refusals: Refusal[] = [];
  const [, , , region, , , , version] = lambdaArn.split(":");
  if (!/^\d+$/.test(version ?? "")) {
    refusals.push({
      path: "lambdaArn",
      message: `must end in a version number, not in $LATEST or an alias: set publish, and use qualifiedArn, got ${shown(lambdaArn)}`,
    });
  }
  if (region !== cloudFrontRegion.value) {
    const message = `must be a function in ${cloudFrontRegion.value}, got ${shown(lambdaArn)}`;
    refusals.push({ path: "lambdaArn", message });
  }
  // See `bodyOfResponseEvents` in aws/edge-behavior.ts.
  if (includeBody && eventType.endsWith("-response")) {
    const message = `must be false for ${eventType}: a response event has no request body`;
    refusals.push({ path: "includeBody", message });
  }
  return refusals;
}

/** Checks the associations of one behavior together; paths are relative to the behavior. */
export function refuseAssociations(
  associations: readonly DeclaredAssociation[],
  traits: BehaviorTraits,
): readonly Refusal[] {
  return associations.flatMap(({ eventType }, index) => {
    const because = reasonsAgainst(eventType, traits);
    if (associations.findIndex((each) => each.eventType === eventType) < index) {
      because.push("another function runs at that event already");
    }
    return because.map((reason) => ({
      path: `lambdaFunctionAssociations[${index}].eventType`,
      message: `must not be ${eventType}: ${reason}`,
    }));
  });
}

function reasonsAgainst(eventType: EventType, traits: BehaviorTraits): string[] {
  const reasons: string[] = [];
  const viewerSide = eventType.startsWith("viewer-");
  if (viewerSide && traits.functionEvents.some((event) => event.startsWith("viewer-"))) {
    reasons.push("a CloudFront Function runs at a viewer event of this behavior");
  }
  if (!viewerSide && traits.viewerSideOnly !== undefined) {
    reasons.push(traits.viewerSideOnly);
  }
  if (traits.smoothStreaming) {
    reasons.push("smoothStreaming supports no functions");
  }
  return reasons;
}
