/**
 * The parts of distributions: behaviors, functions on their events, origins.
 *
 * @module
 */
import { items, type Part, type Resource, type StackResource } from "./resource.ts";
import type { Stack } from "./stack.ts";
import { isKnown, isProperties, list, part, text, texts, unknown } from "./value.ts";

export const distributionType = "aws:cloudfront/distribution:Distribution";

/** Every distribution of a stack. */
export function distributions(stack: Stack): readonly StackResource[] {
  return stack.ofType(distributionType);
}

/** A behavior: what happens to the paths of a pattern. */
export interface Behavior<R extends Resource = Resource> extends Part<R> {
  /** `*` for the default one. */
  readonly pattern: string;
  /** Its Lambda functions, in the order they are written. */
  readonly associations: readonly Association<R>[];
}

/** A Lambda function on an event of a behavior. */
export interface Association<R extends Resource = Resource> extends Part<R> {
  readonly eventType: string | undefined;
}

/** An origin. */
export interface Origin<R extends Resource = Resource> extends Part<R> {
  readonly id: string | undefined;
}

/** Every behavior that is known, the default one last, as they are matched. */
export function behaviors<R extends Resource>(distribution: R): readonly Behavior<R>[] {
  const fallback = distribution.props["defaultCacheBehavior"];
  return [
    ...items(distribution, "orderedCacheBehaviors"),
    ...(isProperties(fallback)
      ? [{ on: distribution, at: "defaultCacheBehavior", props: fallback }]
      : []),
  ].map((behavior) => readBehavior(behavior));
}

function readBehavior<R extends Resource>({ on, at, props }: Part<R>): Behavior<R> {
  return {
    on,
    at,
    pattern: text(props["pathPattern"]) ?? "*",
    props,
    associations: list(props["lambdaFunctionAssociations"]).map((association, index) => ({
      on,
      at: `${at}.lambdaFunctionAssociations[${index}]`,
      eventType: text(part(association, "eventType")),
      props: isProperties(association) ? association : {},
    })),
  };
}

/** Every Lambda function on an event of a distribution. */
export function associations<R extends Resource>(distribution: R): readonly Association<R>[] {
  return behaviors(distribution).flatMap((behavior) => behavior.associations);
}

/** Every origin, known or not. */
export function origins<R extends Resource>(distribution: R): readonly Origin<R>[] {
  return list(distribution.props["origins"]).map((origin, index) => ({
    on: distribution,
    at: `origins[${index}]`,
    id: text(part(origin, "originId")),
    props: isProperties(origin) ? origin : {},
  }));
}

/** The origins a behavior may use: its own, or both of its group. */
export function originsOf<R extends Resource>({ on, props }: Behavior<R>): readonly Origin<R>[] {
  const target = text(props["targetOriginId"]);
  const group = list(on.props["originGroups"]).find((each) => part(each, "originId") === target);
  const ids =
    group === undefined
      ? [target]
      : list(part(group, "members")).map((member) => text(part(member, "originId")));
  return origins(on).filter(({ id }) => id !== undefined && ids.includes(id));
}

/** Whether an origin is a bucket of S3: one with access control, or of the older kind. */
export function isBucket({ props }: Origin): boolean {
  return (
    (props["originAccessControlId"] !== undefined && props["customOriginConfig"] === undefined) ||
    isKnown(props["s3OriginConfig"]) ||
    bucketName.test(text(props["domainName"]) ?? "")
  );
}

/** A bucket's name on the network, but for its website's. */
const bucketName = /\.s3(?!-website)[.-][\w.-]*amazonaws\.com$/;

/** Whether an origin lies in a VPC. */
export function isPrivate({ props }: Origin): boolean {
  return isKnown(props["vpcOriginConfig"]);
}

/** Whether it is unknown until deployed what kind an origin is of. */
export function isOfUnknownKind({ props }: Origin): boolean {
  return ["s3OriginConfig", "customOriginConfig", "vpcOriginConfig"].some(
    (kind) => props[kind] === unknown,
  );
}

/** Whether an origin can be called from the internet: CloudFront signs nothing, and no VPC is around it. */
export function isOpen(origin: Origin): boolean {
  return (
    origin.props["customOriginConfig"] !== undefined &&
    origin.props["originAccessControlId"] === undefined &&
    !isPrivate(origin) &&
    !isOfUnknownKind(origin)
  );
}

/** Methods that change something. */
const writing = ["POST", "PUT", "PATCH", "DELETE"];

/** Whether viewers may change something through a behavior. */
export function allowsWrites({ props }: Behavior): boolean {
  return texts(props["allowedMethods"]).some((method) => writing.includes(method));
}
