import { unknown } from "../../../reading/value.ts";
import { identityReadable } from "../../../rules/identity/identity-readable.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy } from "../../policy-fixtures.ts";

const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";
const withPolicy = (document: unknown) =>
  resource(topicPolicyType, { props: { policy: document } });
const rest = "is not a JSON object; write it with pulumi.jsonStringify";

describeRule(identityReadable, {
  passes: [
    { title: "a document", given: withPolicy(policy()) },
    { title: "a document as an object", given: withPolicy({ Statement: [] }) },
    { title: "a document that is not known yet", given: withPolicy(unknown) },
    { title: "no document", given: withPolicy(undefined) },
  ],
  violates: [
    {
      title: "half a document",
      given: withPolicy("{"),
      reports: [`example-topicPolicy policy ${rest}`],
    },
    {
      title: "a document that is not an object",
      given: withPolicy('"allow"'),
      reports: [`example-topicPolicy policy ${rest}`],
    },
    {
      title: "a role's trust and its inline policy",
      given: resource("aws:iam/role:Role", {
        props: { assumeRolePolicy: "lambda", inlinePolicies: [{ policy: "all" }] },
      }),
      reports: [
        `example-role inlinePolicies[0].policy ${rest}`,
        `example-role assumeRolePolicy ${rest}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:iam/rolePolicy:RolePolicy", "season-replica-read"),
        ["policy"],
        "everything",
      ),
    reports: [`season-replica-read policy ${rest}`],
  },
});
