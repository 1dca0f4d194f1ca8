/**
 * A stack as a picture shows it: parts and the links between them, without positions.
 *
 * @module
 */

/** What a part is. */
export type PartKind =
  | "viewers"
  | "firewall"
  | "behavior"
  | "cache"
  | "edge-function"
  | "api"
  | "private-api"
  | "function"
  | "function-url"
  | "website"
  | "bucket"
  | "queue"
  | "external";

/** One part. */
export interface Part {
  /** Like `bucket:season-bucket`; stable between evaluations of the same program. */
  readonly id: string;
  readonly kind: PartKind;
  /** The logical name of its resource, or its path pattern. */
  readonly name: string;
  /** A second line: what is worth knowing at a glance. Empty for none. */
  readonly detail: string;
  /** URN of its resource; absent for viewers and what is outside of the program. */
  readonly urn?: string;
  /** Name that AWS knows it by, such as the name of a function; absent where it has none. */
  readonly physicalName?: string;
  /** AWS Region; absent for what is at the edge or outside of the program. */
  readonly region?: string;
}

/** What a link means. */
export type LinkKind =
  /** Requests go from the one to the other. */
  | "request"
  /** The second origin of a group gets what the first failed to answer. */
  | "failover"
  /** A function at the edge may choose it as the origin. */
  | "choice"
  /** The code or the role of a function names it. */
  | "use"
  /** An event or a message invokes it. */
  | "event"
  /** New objects are copied to it. */
  | "replication";

/** A link between two parts. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
}

/** The functions of one behavior at an event. */
export interface BehaviorFunction {
  readonly event: string;
  /** Id of the part. */
  readonly part: string;
}

/** A behavior of a distribution, in the order of evaluation. */
export interface Lane {
  readonly behavior: string;
  readonly functions: readonly BehaviorFunction[];
  /** Ids of the parts that its requests reach: that of its origin, or of the origins of its group. */
  readonly origins: readonly string[];
}

/** A distribution with what stands before and in it. */
export interface DistributionPicture {
  readonly name: string;
  readonly firewall: string | undefined;
  readonly cache: string;
  readonly lanes: readonly Lane[];
}

/** A stack. */
export interface Picture {
  readonly project: string;
  readonly stack: string;
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  readonly distributions: readonly DistributionPicture[];
}
