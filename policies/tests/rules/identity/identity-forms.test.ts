import { unknown } from "../../../reading/value.ts";
import { identityForms } from "../../../rules/identity/identity-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:iam/role:Role";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(identityForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, { props: { name: "a-role", maxSessionDuration: 3_600 } }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { name: "a role" } }),
      reports: ['example-role name is "a role"; write 1 to 64 letters, digits and +=,.@_-'],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node("aws:iam/role:Role", "desk-api-handler"), ["maxSessionDuration"], 60),
    reports: ["desk-api-handler maxSessionDuration is 60; write a number from 3600 to 43200"],
  },
});
