import { unknown } from "../../../reading/value.ts";
import { cloudfrontForms } from "../../../rules/cloudfront/cloudfront-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:cloudfront/originAccessControl:OriginAccessControl";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(cloudfrontForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, { props: { name: "signing", signingBehavior: "no-override" } }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { signingBehavior: "sometimes" } }),
      reports: [
        'example-originAccessControl signingBehavior is "sometimes"; write "always", "never" or "no-override"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node("aws:cloudfront/distribution:Distribution"), ["httpVersion"], "http4"),
    reports: [
      'facade-distribution httpVersion is "http4"; write "http1.1", "http2", "http2and3" or "http3"',
    ],
  },
});
