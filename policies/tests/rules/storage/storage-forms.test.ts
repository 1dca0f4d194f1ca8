import { unknown } from "../../../reading/value.ts";
import { storageForms } from "../../../rules/storage/storage-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(storageForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, {
        props: { rules: [{ id: "old", status: "Enabled", expiration: { days: 1 } }] },
      }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { rules: [{ status: "Enabled" }, { status: "on" }] } }),
      reports: [
        'example-bucketLifecycleConfiguration rules[1].status is "on"; write "Enabled" or "Disabled"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:secretsmanager/secret:Secret", "token-secret-1"),
        ["recoveryWindowInDays"],
        31,
      ),
    reports: ["token-secret-1 recoveryWindowInDays is 31; write 0, or 7 to 30"],
  },
});
