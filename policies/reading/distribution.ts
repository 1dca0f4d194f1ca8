/**
 * A distribution taken apart: behaviors, origins, and who answers whom.
 *
 * @module
 */
import type { Resource } from "./resource.ts";
import {
  isProperties,
  list,
  type Properties,
  part,
  text,
  texts,
  unknown,
  type Value,
} from "./value.ts";

/** A behavior: what happens to the paths of a pattern. */
export interface Behavior {
  /** Where it stands, like `orderedCacheBehaviors[2]`. */
  readonly at: string;
  /** `*` for the default one. */
  readonly pattern: string;
  readonly props: Properties;
  /** Its Lambda functions, in the order they are written. */
  readonly associations: readonly Association[];
}

/** A Lambda function on an event of a behavior. */
export interface Association {
  /** Where it stands, like `orderedCacheBehaviors[2].lambdaFunctionAssociations[0]`. */
  readonly at: string;
  readonly eventType: string | undefined;
  readonly props: Properties;
}

/** An origin. */
export interface Origin {
  /** Where it stands, like `origins[3]`. */
  readonly at: string;
  readonly id: string | undefined;
  readonly props: Properties;
}

/** Every behavior that is known, the default one last, as they are matched. */
export function behaviors({ props }: Resource): readonly Behavior[] {
  const ordered = list(props["orderedCacheBehaviors"]).flatMap((behavior, index) =>
    behavior === unknown ? [] : readBehavior(behavior, `orderedCacheBehaviors[${index}]`),
  );
  const fallback = props["defaultCacheBehavior"];
  return isProperties(fallback)
    ? [...ordered, readBehavior(fallback, "defaultCacheBehavior")]
    : ordered;
}

function readBehavior(behavior: Value, at: string): Behavior {
  const props = isProperties(behavior) ? behavior : {};
  return {
    at,
    pattern: text(props["pathPattern"]) ?? "*",
    props,
    associations: list(props["lambdaFunctionAssociations"]).map((association, index) => ({
      at: `${at}.lambdaFunctionAssociations[${index}]`,
      eventType: text(part(association, "eventType")),
      props: isProperties(association) ? association : {},
    })),
  };
}

/** Every origin. */
export function origins({ props }: Resource): readonly Origin[] {
  return list(props["origins"]).map((origin, index) => ({
    at: `origins[${index}]`,
    id: text(part(origin, "originId")),
    props: isProperties(origin) ? origin : {},
  }));
}

/** The origins a behavior may ask: its own, or both of its group. */
export function originsOf(distribution: Resource, { props }: Behavior): readonly Origin[] {
  const target = text(props["targetOriginId"]);
  const group = list(distribution.props["originGroups"]).find(
    (each) => part(each, "originId") === target,
  );
  const ids =
    group === undefined
      ? [target]
      : list(part(group, "members")).map((member) => text(part(member, "originId")));
  return origins(distribution).filter(({ id }) => id !== undefined && ids.includes(id));
}

/** Whether an origin is a bucket of S3: one with access control, or of the older kind. */
export function isBucket({ props }: Origin): boolean {
  return (
    (props["originAccessControlId"] !== undefined && props["customOriginConfig"] === undefined) ||
    props["s3OriginConfig"] !== undefined ||
    bucketName.test(text(props["domainName"]) ?? "")
  );
}

/** A bucket's name on the network, but for its website's. */
const bucketName = /\.s3(?!-website)[.-][\w.-]*amazonaws\.com$/;

/** Whether an origin lies in a VPC. */
export function isPrivate({ props }: Origin): boolean {
  return props["vpcOriginConfig"] !== undefined;
}

/** Whether anybody on the internet can ask an origin directly: CloudFront signs nothing, and no VPC is around it. */
export function isOpen(origin: Origin): boolean {
  return (
    origin.props["customOriginConfig"] !== undefined &&
    origin.props["originAccessControlId"] === undefined &&
    !isPrivate(origin)
  );
}

/** Methods that change something. */
const writing = ["POST", "PUT", "PATCH", "DELETE"];

/** Whether viewers may change something through a behavior. */
export function allowsWrites({ props }: Behavior): boolean {
  return texts(props["allowedMethods"]).some((method) => writing.includes(method));
}
