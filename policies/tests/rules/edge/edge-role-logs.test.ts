import { roleType } from "../../../reading/role.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRoleLogs } from "../../../rules/edge/edge-role-logs.ts";
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

const american = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-*"];

function inRegionOf(region: string) {
  return allow(logActions, `arn:aws:logs:${region}:*:log-group:a`);
}

const role = resource(roleType);
const managed = resource(roleType, { props: { managedPolicyArns: ["arn:aws:iam::aws:policy/A"] } });

/** A stack whose edge function has a role with that policy. */
function withPolicy(document: unknown, priceClass = "PriceClass_All") {
  const policy = resource("aws:iam/rolePolicy:RolePolicy", {
    props: { policy: document },
    from: { role: [role] },
  });
  return [role, policy, ...atEdge({ distribution: { priceClass }, from: { role: [role] } })];
}

describeRule(edgeRoleLogs, {
  passes: [
    {
      title: "logs beside something else in one statement",
      given: withPolicy(documentOf({ ...ownLogs, Resource: ["arn:aws:s3:::a", ownLogs.Resource] })),
    },
    { title: "every Region", given: withPolicy(documentOf(ownLogs)) },
    {
      title: "Regions one by one",
      given: withPolicy(documentOf(...american.map(inRegionOf)), "PriceClass_100"),
    },
    { title: "a wildcard", given: withPolicy(documentOf(allow("logs:*", "*"))) },
    { title: "a document that is not known yet", given: withPolicy(unknown) },
    { title: "a role that is not of this stack", given: atEdge() },
    {
      title: "a policy that is not of this stack",
      given: [...atEdge({ from: { role: [managed] } }), managed],
    },
  ],
  violates: [
    {
      title: "no policy",
      given: [role, ...atEdge({ from: { role: [role] } })],
      reports: [
        "example-function role may not write logs in us-east-1, us-east-2, us-west-1, us-west-2, ap-south-1, ap-northeast-1, ap-northeast-2, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, sa-east-1; allow CreateLogGroup, CreateLogStream and PutLogEvents, with * for the Region",
      ],
    },
    {
      title: "a Region that is left out",
      given: withPolicy(documentOf(...american.slice(1).map(inRegionOf)), "PriceClass_100"),
      reports: [
        "example-function role may not write logs in us-east-1; allow CreateLogGroup, CreateLogStream and PutLogEvents, with * for the Region",
      ],
    },
    {
      title: "no group can be made",
      given: withPolicy(
        documentOf(
          allow(logActions.slice(1), "arn:aws:logs:*:*:log-group:a"),
          ...american.slice(1).map(inRegionOf),
        ),
        "PriceClass_100",
      ),
      reports: [
        "example-function role may not write logs in us-east-1; allow CreateLogGroup, CreateLogStream and PutLogEvents, with * for the Region",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node("aws:iam/rolePolicy:RolePolicy", "freshness-permissions");
      const narrow = String(node.inputs["policy"]).replaceAll("aws:logs:*:", "aws:logs:*-1:");
      draft.set(node, ["policy"], narrow);
    },
    reports: [
      "freshness-function role may not write logs in us-east-2, us-west-2, ap-northeast-2, ap-southeast-2, eu-west-2; allow CreateLogGroup, CreateLogStream and PutLogEvents, with * for the Region",
    ],
  },
});
