/**
 * The form in which the actions of a deployment are written down.
 *
 * @module
 */

/** What the deployment of one resource type calls. Actions are separated by spaces, without the service unless it is another one. */
export interface TypeActions {
  /** Prefix of the actions, like `s3`. */
  readonly service: string;
  /**
   * ARNs, in which `{own}` is what the physical names of the stack begin with, and `{zone}` the id of the hosted zone.
   * Without any, the actions take no name: `*`.
   */
  readonly on?: readonly string[];
  readonly create: string;
  readonly read: string;
  readonly update?: string;
  readonly delete?: string;
  /** Actions that support no ARN, or are called for what others own. */
  readonly anywhere?: string;
  /** Actions on what has no name of the stack: a condition limits them to what belongs to a resource that has. */
  readonly belonging?: {
    readonly actions: string;
    /** Condition key, like `lambda:FunctionArn`. */
    readonly key: string;
    /** What its value must be like; see `on`. */
    readonly arn: string;
  };
  /** Whether a role is passed to the service. */
  readonly passesRole?: boolean;
  /** Names of the service-linked roles that AWS creates with the first one of an account. */
  readonly linkedRoles?: readonly string[];
}

/** Tags of most services. */
export const tags = "TagResource UntagResource";
/** Of access logs of HTTP APIs and logs of web ACLs. */
export const vendedLogs =
  "logs:CreateLogDelivery logs:GetLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery logs:ListLogDeliveries " +
  "logs:PutResourcePolicy logs:DescribeResourcePolicies logs:DescribeLogGroups";
