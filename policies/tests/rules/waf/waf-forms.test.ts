import { unknown } from "../../../reading/value.ts";
import { wafForms } from "../../../rules/waf/waf-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(wafForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, {
        props: { logDestinationConfigs: ["a"], loggingFilter: { defaultBehavior: "KEEP" } },
      }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { logDestinationConfigs: ["a", "b"] } }),
      reports: [
        "example-webAclLoggingConfiguration logDestinationConfigs has 2 members; leave at most 1",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"),
        ["loggingFilter"],
        { defaultBehavior: "SAVE" },
      ),
    reports: ['firewall-log loggingFilter.defaultBehavior is "SAVE"; write "KEEP" or "DROP"'],
  },
});
