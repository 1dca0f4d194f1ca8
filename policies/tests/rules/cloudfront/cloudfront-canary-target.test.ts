import { deploymentPolicyType } from "../../../reading/cloudfront-type.ts";
import { distributionType } from "../../../reading/distribution.ts";

import { unknown } from "../../../reading/value.ts";
import { cloudfrontCanaryTarget } from "../../../rules/cloudfront/cloudfront-canary-target.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

/** A trial on a distribution. */
function trial(staging: unknown) {
  const target = distribution({ staging });
  const on = resource(deploymentPolicyType, {
    props: { stagingDistributionDnsNames: unknown },
    from: { stagingDistributionDnsNames: [target] },
  });
  return [target, on];
}

describeRule(cloudfrontCanaryTarget, {
  passes: [
    { title: "a staging distribution", given: trial(true) },
    { title: "what is not known yet", given: trial(unknown) },
    {
      title: "a distribution of another stack",
      given: resource(deploymentPolicyType, {
        props: { stagingDistributionDnsNames: { items: ["d1.cloudfront.net"], quantity: 1 } },
      }),
    },
  ],
  violates: [
    {
      title: "a distribution that is not a staging one",
      given: trial(false),
      reports: [
        "example-continuousDeploymentPolicy stagingDistributionDnsNames names example-distribution, which is not a staging distribution; name one that has staging: true",
      ],
    },
    {
      title: "nothing",
      given: resource(deploymentPolicyType),
      reports: [
        "example-continuousDeploymentPolicy stagingDistributionDnsNames is nothing; name the domainName of a staging distribution",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      const canary = draft.add(facade, deploymentPolicyType, "trial", {
        enabled: false,
        stagingDistributionDnsNames: { items: ["d1.cloudfront.net"], quantity: 1 },
      });
      draft.wire(canary, "stagingDistributionDnsNames", [facade]);
    },
    reports: [
      "trial stagingDistributionDnsNames names facade-distribution, which is not a staging distribution; name one that has staging: true",
    ],
  },
});
