import { identityAttachments } from "../../../rules/identity/identity-attachments.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy } from "../../policy-fixtures.ts";

const type = "aws:iam/role:Role";
const inline = "inlinePolicies claims all policies of the role; write aws.iam.RolePolicy resources";

describeRule(identityAttachments, {
  passes: [
    { title: "a role by itself", given: resource(type) },
    { title: "empty lists", given: resource(type, { props: { managedPolicyArns: [] } }) },
  ],
  violates: [
    {
      title: "policies inside",
      given: resource(type, { props: { inlinePolicies: [{ name: "logs" }] } }),
      reports: [`example-role ${inline}`],
    },
    {
      title: "policies listed",
      given: resource(type, { props: { managedPolicyArns: ["arn:x"] } }),
      reports: [
        "example-role managedPolicyArns claims all policies of the role; write aws.iam.RolePolicyAttachment resources",
      ],
    },
    {
      title: "a policy for some roles and no others",
      given: resource("aws:iam/policyAttachment:PolicyAttachment"),
      reports: [
        "example-policyAttachment detaches the policy from every other role of the account; " +
          "write an aws.iam.RolePolicyAttachment",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(type, "season-replica-role"),
        ["inlinePolicies"],
        [{ name: "nothing", policy: policy() }],
      ),
    reports: [`season-replica-role ${inline}`],
  },
});
