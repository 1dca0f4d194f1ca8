import { checkEach, report } from "../../property-check.ts";
import {
  edgeFunctions,
  edgeLogGroupPrefix,
  ownLogGroup,
  rolesOf,
} from "../../reading/edge-function-reading.ts";
import { type Statement, statements } from "../../reading/policy-document-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { policiesOf, type RolePolicy } from "../../reading/role-policies.ts";
import { part, unknown, type Value } from "../../reading/value.ts";
import { flagSetting, stackRule } from "../../rule.ts";

export const edgeRolePermissions = stackRule({
  name: "edge-role-permissions",
  statement:
    "Roles of edge functions allow named actions only, and logs in the function's own log groups.",
  why: "Edge functions process requests from the whole internet in every Region: whoever exploits one has what its role has.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html",
  severity: "high",
  anchors: ["IAM.21", "CKV_AWS_290"],
  settings: {
    managedPolicies: flagSetting(
      "Whether roles of edge functions may have policies that are not of this stack.",
    ),
  },
  evaluate: (stack, { managedPolicies }) =>
    checkEach(edgeFunctions(stack), (edgeFunction) =>
      checkEach(
        rolesOf(edgeFunction).flatMap((role) => policiesOf(stack, role)),
        (policy) =>
          checkEach(problemsOf(policy, logGroupOf(edgeFunction), managedPolicies), (found) =>
            report(policy, "", found, "allow each action by name, on what it is for"),
          ),
      ),
    ),
});

function problemsOf(
  { document }: RolePolicy,
  logGroup: Value,
  managedPolicies: boolean,
): readonly string[] {
  if (document === undefined) {
    return managedPolicies ? [] : ["names a policy that is not of this stack"];
  }
  const allowing = (statements(document) ?? []).filter(({ effect }) => effect === "Allow");
  return problems
    .filter(({ isIn }) => allowing.some((statement) => isIn(statement, logGroup)))
    .map(({ found }) => found);
}

/** What no statement may do. */
const problems: readonly {
  readonly found: string;
  readonly isIn: (statement: Statement, logGroup: Value) => boolean;
}[] = [
  { found: "allows all but some", isIn: ({ isInverted }) => isInverted },
  {
    found: "allows actions by wildcard",
    isIn: ({ actions }) => actions.some((action) => action.includes("*")),
  },
  {
    found: "allows network interfaces, which are for functions in a VPC",
    isIn: ({ actions }) => actions.some((action) => /^ec2:.*networkinterface/i.test(action)),
  },
  {
    found: "allows logs outside the log groups of the function",
    isIn: ({ actions, resources }, logGroup) =>
      actions.some((action) => /^logs:/i.test(action)) &&
      resources.some((resource) => !isEdgeLogGroup(resource, logGroup)),
  },
];

/** The log group that is configured, which may be unknown until deployed. */
function logGroupOf(edgeFunction: StackResource): Value {
  return part(edgeFunction.props["loggingConfig"], "logGroup") === unknown
    ? unknown
    : ownLogGroup(edgeFunction);
}

function isEdgeLogGroup(resource: string, logGroup: Value): boolean {
  const group = /:log-group:([^:]+)/.exec(resource)?.[1];
  return (
    logGroup === unknown ||
    (group !== undefined && (group.startsWith(edgeLogGroupPrefix) || group === logGroup))
  );
}
