/**
 * Types of resources around distributions.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import type { Stack } from "./stack.ts";

export const originAccessControlType = "aws:cloudfront/originAccessControl:OriginAccessControl";
export const deploymentPolicyType =
  "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy";
export const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
export const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const deliverySourceType = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
export const deliveryType = "aws:cloudwatch/logDelivery:LogDelivery";

/** Where the access logs of a distribution come from. */
export function deliverySourcesOf(
  stack: Stack,
  distribution: StackResource,
): readonly StackResource[] {
  return stack.pointingAt(distribution, deliverySourceType, "resourceArn");
}

/** The deliveries of a source of logs. */
export function deliveriesOf(stack: Stack, source: StackResource): readonly StackResource[] {
  return stack.pointingAt(source, deliveryType, "deliverySourceName");
}
