import { unknown } from "../../../reading/value.ts";
import { computeForms } from "../../../rules/compute/compute-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:lambda/permission:Permission";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(computeForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, { props: { statementId: "invoke", sourceAccount: "123456789012" } }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { sourceAccount: "1234" } }),
      reports: ['example-permission sourceAccount is "1234"; write 12 digits'],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:lambda/function:Function", "desk-api-handler"),
        ["description"],
        "d".repeat(257),
      ),
    reports: ["desk-api-handler description has 257 characters; write 0 to 256 characters"],
  },
});
