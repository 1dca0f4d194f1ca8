/**
 * Who may do what: roles with their policies, buckets with theirs.
 *
 * @module
 */
import { accountId } from "../account-id.ts";
import type { RequestContext } from "../services/iam/keys.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import { isAllowed } from "../services/iam/policy-evaluation.ts";
import type { Principal } from "../services/iam/principal.ts";

/** Evaluates requests against IAM and bucket policies. */
export interface Access {
  /**
   * @param action Like `s3:GetObject`.
   * @param resourceArn Like `arn:aws:s3:::bucket/key`.
   * @param context The request context, by condition key in lower case, like `s3:prefix`; without it
   * conditions on the request are unknown: an Allow under one does not hold, a Deny does.
   * @param more Statements of a further policy on the resource. @default none
   * @throws never
   */
  allows(
    principal: Principal,
    action: string,
    resourceArn: string,
    context?: RequestContext,
    more?: readonly Statement[],
  ): boolean;
}

/** All policies of a stack. */
export interface AccessRules {
  /** By role ARN. */
  readonly roles: ReadonlyMap<string, readonly Statement[]>;
  /** By bucket ARN. */
  readonly buckets: ReadonlyMap<string, readonly Statement[]>;
  /** Policies of other resources than buckets, by ARN. @default none */
  readonly resources?: ReadonlyMap<string, readonly Statement[]>;
  /** ARNs of buckets that a policy may open to everyone. */
  readonly publicBuckets: ReadonlySet<string>;
  /** What access control lists let everyone do: an action by the ARN of a bucket or an object. @default nothing */
  readonly publicAcls?: ReadonlyMap<string, string>;
}

/** Creates the evaluation of the policies. */
export function createAccess(rules: AccessRules): Access {
  return {
    allows(principal, action, resourceArn, context, more = []) {
      const [bucketArn = ""] = resourceArn.split("/", 1);
      const policy = rules.buckets.get(bucketArn) ?? [];
      const isBlocked = principal.kind === "anonymous" && !rules.publicBuckets.has(bucketArn);
      const granted = rules.publicAcls?.get(resourceArn) === action;
      return isAllowed({
        principal,
        action,
        resourceArn,
        accountId,
        identity: principal.kind === "role" ? (rules.roles.get(principal.arn) ?? []) : [],
        resource: [
          ...policy.filter(({ effect }) => effect === "Deny" || !isBlocked),
          ...(rules.resources?.get(resourceArn) ?? []),
          ...more,
          ...(granted ? [everyoneMay(action)] : []),
        ],
        context,
      });
    },
  };
}

/** An access control list as a statement: denials of the policy take precedence over it. */
function everyoneMay(action: string): Statement {
  return {
    effect: "Allow",
    principals: { everyone: true, aws: [], services: [] },
    actions: [action],
    resources: ["*"],
    conditions: [],
  };
}
