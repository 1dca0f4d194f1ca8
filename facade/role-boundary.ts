/**
 * The permissions boundary of the roles of a stack.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";

/**
 * Gives every role that is declared from now on a permissions boundary: whoever may create roles can otherwise give
 * itself any permission through one.
 *
 * @param policyArn Of the boundary.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundRoles(policyArn: string): void {
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
    type === "aws:iam/role:Role"
      ? { props: { ...props, permissionsBoundary: policyArn }, opts }
      : undefined,
  );
}
