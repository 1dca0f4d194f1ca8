import { unknown } from "../../../reading/value.ts";
import { privateApiBalancerForms } from "../../../rules/private-api/private-api-balancer-forms.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:lb/targetGroup:TargetGroup";

// Every form is tried in policies/tests/forms.test.ts.
describeRule(privateApiBalancerForms, {
  passes: [
    {
      title: "values that are accepted",
      given: resource(type, { props: { name: "targets", port: 443 } }),
    },
    { title: "nothing", given: resource(type) },
    { title: "what is not known yet", given: resource(type, { props: { name: unknown } }) },
  ],
  violates: [
    {
      title: "a value that is refused",
      given: resource(type, { props: { healthCheck: { interval: 4 } } }),
      reports: ["example-targetGroup healthCheck.interval is 4; write a number from 5 to 300"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node("aws:lb/loadBalancer:LoadBalancer"), ["idleTimeout"], 5_000),
    reports: ["desk-api-front-alb idleTimeout is 5000; write a number from 1 to 4000"],
  },
});
