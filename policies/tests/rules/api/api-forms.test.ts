import { unknown } from "../../../reading/value.ts";
import { apiForms } from "../../../rules/api/api-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:apigatewayv2/stage:Stage";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(apiForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, {
        props: { name: "$default", defaultRouteSettings: { loggingLevel: "INFO" } },
      }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { name: "not a name" } }),
      reports: ['example-stage name is "not a name"; write $default, or letters, digits, - and _'],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node("aws:apigatewayv2/api:Api", "api-eu-west-1-http");
      draft.set(node, ["version"], "v".repeat(65));
    },
    reports: ["api-eu-west-1-http version has 65 characters; write 1 to 64 characters"],
  },
});
