import { unknown } from "../../../reading/value.ts";
import { observabilityForms } from "../../../rules/observability/observability-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(observabilityForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, { props: { name: "errors", treatMissingData: "ignore" } }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { treatMissingData: "forget" } }),
      reports: [
        'example-metricAlarm treatMissingData is "forget"; write "breaching", "ignore", "missing" or "notBreaching"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:cloudwatch/logGroup:LogGroup", "desk-api-access-log"),
        ["retentionInDays"],
        100,
      ),
    reports: [
      "desk-api-access-log retentionInDays is 100; write 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653",
    ],
  },
});
