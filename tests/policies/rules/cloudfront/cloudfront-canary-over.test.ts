import { deploymentPolicyType } from "../../../../policies/reading/cloudfront-type.ts";
import { distributionType } from "../../../../policies/reading/edge-function.ts";
import { unknown } from "../../../../policies/reading/value.ts";
import { cloudfrontCanaryOver } from "../../../../policies/rules/cloudfront/cloudfront-canary-over.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

describeRule(cloudfrontCanaryOver, {
  passes: [
    {
      title: "a trial that is over",
      given: resource(deploymentPolicyType, { props: { enabled: false } }),
    },
    {
      title: "what is not known yet",
      given: resource(deploymentPolicyType, { props: { enabled: unknown } }),
    },
  ],
  violates: [
    {
      title: "a trial that goes on",
      given: resource(deploymentPolicyType, { props: { enabled: true } }),
      says: [
        "example-continuousDeploymentPolicy enabled is true; promote the trial or write enabled: false",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(draft.node(distributionType), deploymentPolicyType, "trial", {
        enabled: true,
        stagingDistributionDnsNames: { items: ["d1.cloudfront.net"], quantity: 1 },
      }),
    says: ["trial enabled is true; promote the trial or write enabled: false"],
  },
});
