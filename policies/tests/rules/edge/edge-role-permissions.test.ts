import { functionType } from "../../../reading/edge-function-reading.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { roleType } from "../../../reading/role.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRolePermissions } from "../../../rules/edge/edge-role-permissions.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const logActions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

function allow(action: unknown, where: unknown) {
  return { Effect: "Allow", Action: action, Resource: where };
}

function documentOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

const ownLogs = allow(logActions, "arn:aws:logs:*:*:log-group:/aws/lambda/us-east-1.example:*");

const role = resource(roleType, { props: { name: "example-role" } });
const managed = resource(roleType, {
  props: { managedPolicyArns: ["arn:aws:iam::aws:policy/A"] },
});

function policy(document: unknown) {
  return resource("aws:iam/rolePolicy:RolePolicy", {
    props: { policy: document },
    from: { role: [role] },
  });
}

/** A stack whose edge function has a role with that policy. */
function withPolicy(document: unknown, props = {}) {
  return [role, policy(document), ...atEdge({ props, from: { role: [role] } })];
}

function withInline(document: unknown) {
  const own = resource(roleType, { props: { inlinePolicies: [{ policy: document }] } });
  return [own, ...atEdge({ from: { role: [own] } })];
}

/** A stack whose edge function has a role with a policy attached, by the role's name. */
function attached(policyArn: unknown, source?: StackResource) {
  const attachment = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
    props: { role: "example-role", policyArn },
    from: { policyArn: source === undefined ? [] : [source] },
  });
  return [role, attachment, ...atEdge({ from: { role: [role] } })];
}

describeRule(edgeRolePermissions, {
  passes: [
    {
      title: "a policy of another role, by name",
      given: [
        role,
        resource("aws:iam/rolePolicy:RolePolicy", {
          props: { role: "other-role", policy: documentOf(allow("*", "*")) },
        }),
        ...atEdge({ from: { role: [role] } }),
      ],
    },
    {
      title: "its own logs, and an object",
      given: withPolicy(documentOf(ownLogs, allow("s3:GetObject", "arn:aws:s3:::bucket/key"))),
    },
    {
      title: "the configured log group",
      given: withPolicy(documentOf(allow(logActions, "arn:aws:logs:*:*:log-group:shared:*")), {
        loggingConfig: { logGroup: "shared" },
      }),
    },
    {
      title: "log groups of every edge function",
      given: withPolicy(
        documentOf(allow(logActions, "arn:aws:logs:*:*:log-group:/aws/lambda/us-east-1.*")),
      ),
    },
    {
      title: "what is denied",
      given: withPolicy(documentOf({ ...allow("*", "*"), Effect: "Deny" })),
    },
    { title: "a document that is not known yet", given: withPolicy(unknown) },
    {
      title: "a policy elsewhere, where that may be",
      given: attached("arn:aws:iam::aws:policy/A"),
      settings: { managedPolicies: true },
    },
    {
      title: "a role of a function of a Region",
      given: [
        role,
        policy(documentOf(allow("*", "*"))),
        resource(functionType, { from: { role: [role] } }),
      ],
    },
  ],
  violates: [
    {
      title: "logs of the function, and of everything",
      given: withPolicy(documentOf({ ...ownLogs, Resource: [ownLogs.Resource, "*"] })),
      reports: [
        "example-rolePolicy policy allows logs outside the log groups of the function; allow each action by name, on what it is for",
      ],
    },
    {
      title: "any action of a service",
      given: withPolicy(documentOf(allow("s3:Get*", "arn:aws:s3:::bucket/key"))),
      reports: [
        "example-rolePolicy policy allows actions by wildcard; allow each action by name, on what it is for",
      ],
    },
    {
      title: "all but some",
      given: withPolicy(documentOf({ Effect: "Allow", NotAction: "iam:PassRole", Resource: "a" })),
      reports: [
        "example-rolePolicy policy allows all but some; allow each action by name, on what it is for",
      ],
    },
    {
      title: "network interfaces",
      given: withPolicy(documentOf(allow("ec2:CreateNetworkInterface", "*"))),
      reports: [
        "example-rolePolicy policy allows network interfaces, which are for functions in a VPC; allow each action by name, on what it is for",
      ],
    },
    {
      title: "logs of everything",
      given: withPolicy(documentOf(allow(logActions, "*"))),
      reports: [
        "example-rolePolicy policy allows logs outside the log groups of the function; allow each action by name, on what it is for",
      ],
    },
    {
      title: "logs of a function of a Region",
      given: withPolicy(
        documentOf(allow(logActions, "arn:aws:logs:*:*:log-group:/aws/lambda/example:*")),
      ),
      reports: [
        "example-rolePolicy policy allows logs outside the log groups of the function; allow each action by name, on what it is for",
      ],
    },
    {
      title: "an inline policy",
      given: withInline(documentOf(allow("s3:*", "*"))),
      reports: [
        "example-role inlinePolicies[0].policy allows actions by wildcard; allow each action by name, on what it is for",
      ],
    },
    {
      title: "a policy of AWS",
      given: attached("arn:aws:iam::aws:policy/A"),
      reports: [
        "example-rolePolicyAttachment policyArn names a policy that is not of this stack; allow each action by name, on what it is for",
      ],
    },
    {
      title: "a policy of this stack",
      given: attached(
        unknown,
        resource("aws:iam/policy:Policy", { props: { policy: documentOf(allow("*", "*")) } }),
      ),
      reports: [
        "example-policy policy allows actions by wildcard; allow each action by name, on what it is for",
      ],
    },
    {
      title: "a policy in the old place",
      given: [...atEdge({ from: { role: [managed] } }), managed],
      reports: [
        "example-role managedPolicyArns[0] names a policy that is not of this stack; allow each action by name, on what it is for",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node("aws:iam/rolePolicy:RolePolicy", "freshness-permissions");
      const { Statement } = JSON.parse(String(node.inputs["policy"])) as { Statement: object[] };
      const more = allow("ec2:DescribeNetworkInterfaces", "*");
      draft.set(node, ["policy"], documentOf(...Statement, more));
    },
    reports: [
      "freshness-permissions policy allows network interfaces, which are for functions in a VPC; allow each action by name, on what it is for",
    ],
  },
});
