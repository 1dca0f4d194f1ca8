import { unknown } from "../../../reading/value.ts";
import { identityResources } from "../../../rules/identity/identity-resources.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/rolePolicy:RolePolicy";
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const allows = (Resource: unknown, Action: unknown = "s3:GetObject") =>
  withPolicy(policy({ Effect: "Allow", Action, Resource }));
const rest = "is everything; write the ARNs of what is used";
const reports = [`example-rolePolicy policy.Statement[0].Resource ${rest}`];

describeRule(identityResources, {
  passes: [
    { title: "a resource by name", given: allows("arn:aws:s3:::results/*") },
    {
      title: "one name in every Region",
      given: allows("arn:aws:logs:*:*:log-group:/aws/lambda/us-east-1.router"),
    },
    { title: "actions that know no resources", given: allows("*", "xray:PutTraceSegments") },
    { title: "descriptions", given: allows("*", ["ec2:DescribeSubnets", "EC2:describevpcs"]) },
    { title: "passing roles, which another rule evaluates", given: allows("*", "iam:PassRole") },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
    {
      title: "an action that may be allowed on everything here",
      given: allows("*", "sqs:ListQueues"),
      settings: { unbound: ["sqs:List*"] },
    },
  ],
  violates: [
    { title: "everything", given: allows("*"), reports },
    { title: "everything of a service", given: allows("arn:aws:s3:::*"), reports },
    { title: "everything, among others", given: allows(["arn:aws:s3:::results", "*"]), reports },
    {
      title: "an action that knows resources beside one that does not",
      given: allows("*", ["xray:PutTraceSegments", "s3:GetObject"]),
      reports,
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "desk-api-handler-permissions"), "policy", (given) =>
        given.map((each, index) => (index === 2 ? { ...each, Resource: "*" } : each)),
      ),
    reports: [`desk-api-handler-permissions policy.Statement[2].Resource ${rest}`],
  },
});
