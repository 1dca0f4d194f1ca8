import {
  edgeFunctions,
  edgeLogGroupPrefix,
  ownLogGroup,
  rolesOf,
} from "../../reading/edge-function.ts";
import { type Statement, statements } from "../../reading/policy-document.ts";
import { policiesOf, type RolePolicy } from "../../reading/role-policies.ts";
import { stackRule } from "../../rule.ts";
import { flagSetting } from "../../setting.ts";

export const edgeRolePermissions = stackRule({
  name: "edge-role-permissions",
  statement:
    "Edge functions may use what is named, one action at a time, and log in their own groups.",
  why: "Their code answers the whole internet in every Region, so whoever misleads it has what its role has.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html",
  severity: "high",
  level: "mandatory",
  anchors: ["IAM.21", "CKV_AWS_290"],
  settings: {
    managedPolicies: flagSetting(
      "Whether roles of edge functions may have policies that are not of this stack.",
    ),
  },
  *evaluate(stack, { managedPolicies }) {
    for (const edgeFunction of edgeFunctions(stack)) {
      const logGroup = ownLogGroup(edgeFunction);
      for (const policy of rolesOf(edgeFunction).flatMap((role) => policiesOf(stack, role))) {
        for (const found of problemsOf(policy, logGroup, managedPolicies)) {
          yield {
            on: policy.on,
            at: policy.at,
            found,
            write: "allow each action by name, on what it is for",
          };
        }
      }
    }
  },
});

function problemsOf(
  { document }: RolePolicy,
  logGroup: string | undefined,
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

/** What no statement may do. None of it says what stands in the policy. */
const problems: readonly {
  readonly found: string;
  readonly isIn: (statement: Statement, logGroup: string | undefined) => boolean;
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

function isEdgeLogGroup(resource: string, logGroup: string | undefined): boolean {
  const group = /:log-group:([^:]+)/.exec(resource)?.[1];
  return group !== undefined && (group.startsWith(edgeLogGroupPrefix) || group === logGroup);
}
