import { unknown } from "../../../reading/value.ts";
import { identityPolicySizes } from "../../../rules/identity/identity-policy-sizes.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const policy = (document: unknown) =>
  resource("aws:iam/rolePolicy:RolePolicy", { props: { policy: document } });

describeRule(identityPolicySizes, {
  passes: [
    { title: "spaces, which do not count", given: policy(`{}${" ".repeat(20_000)}`) },
    { title: "what is not known yet", given: policy(unknown) },
  ],
  violates: [
    {
      title: "one character more",
      given: policy("a".repeat(10_241)),
      reports: [
        "example-rolePolicy policy has 10241 characters; leave at most 10240: name fewer resources, or write a second policy",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const role = draft.node("aws:iam/role:Role", "desk-api-handler");
      const document = JSON.parse(String(role.inputs["assumeRolePolicy"]));
      document.Statement[0].Sid = "s".repeat(2_048);
      draft.set(role, ["assumeRolePolicy"], JSON.stringify(document));
    },
    reports: [
      "desk-api-handler assumeRolePolicy has 2187 characters; leave at most 2048: name fewer resources, or write a second policy",
    ],
  },
});
