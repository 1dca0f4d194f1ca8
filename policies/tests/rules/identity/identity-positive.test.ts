import { unknown } from "../../../reading/value.ts";
import { identityPositive } from "../../../rules/identity/identity-positive.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/rolePolicy:RolePolicy";
const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::results/*" };
const withPolicy = (document: unknown) => resource(type, { props: { policy: document } });
const changed = (changes: object) => withPolicy(policy({ ...statement, ...changes }));
const denied = { Effect: "Deny", Action: undefined, NotAction: "iam:*" };

describeRule(identityPositive, {
  passes: [
    { title: "what is allowed", given: changed({}) },
    { title: "everything but something denied", given: changed(denied) },
    { title: "a policy that is not known yet", given: withPolicy(unknown) },
  ],
  violates: [
    {
      title: "every action but some",
      given: changed({ ...denied, Effect: "Allow" }),
      reports: [
        "example-rolePolicy policy.Statement[0].NotAction allows all the rest; write Action with what is allowed",
      ],
    },
    {
      title: "every resource but some",
      given: changed({ Resource: undefined, NotResource: "arn:aws:s3:::results" }),
      reports: [
        "example-rolePolicy policy.Statement[0].NotResource allows all the rest; write Resource with what is allowed",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "desk-api-handler-permissions"), "policy", (given) => [
        ...given,
        { Effect: "Allow", NotAction: "iam:*", Resource: "arn:aws:s3:::results" },
      ]),
    reports: [
      "desk-api-handler-permissions policy.Statement[7].NotAction allows all the rest; write Action with what is allowed",
    ],
  },
});
