import { deploymentPolicyType } from "../../../reading/cloudfront-type.ts";
import { distributionType } from "../../../reading/distribution.ts";

import { unknown } from "../../../reading/value.ts";
import { cloudfrontCanaryTraffic } from "../../../rules/cloudfront/cloudfront-canary-traffic.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A trial of so many viewers. */
function share(weight: unknown, sessionStickinessConfig: object = {}) {
  return resource(deploymentPolicyType, {
    props: { trafficConfig: { singleWeightConfig: { weight, sessionStickinessConfig } } },
  });
}

/** A trial for who sends a header. */
function header(name: unknown) {
  return resource(deploymentPolicyType, {
    props: { trafficConfig: { singleHeaderConfig: { header: name, value: "1" } } },
  });
}

describeRule(cloudfrontCanaryTraffic, {
  passes: [
    { title: "15 percent", given: share(0.15) },
    { title: "no traffic", given: share(0) },
    { title: "viewers that stay", given: share(0.1, { idleTtl: 300, maximumTtl: 3_600 }) },
    { title: "a header", given: header("AWS-CF-CD-trial") },
    { title: "what is not known yet", given: share(unknown, { idleTtl: unknown }) },
  ],
  violates: [
    {
      title: "16 percent",
      given: share(0.16),
      reports: [
        "example-continuousDeploymentPolicy trafficConfig.singleWeightConfig.weight is 0.16; write a number from 0 to 0.15",
      ],
    },
    {
      title: "negative traffic",
      given: share(-0.01),
      reports: [
        "example-continuousDeploymentPolicy trafficConfig.singleWeightConfig.weight is -0.01; write a number from 0 to 0.15",
      ],
    },
    {
      title: "viewers that leave too soon",
      given: share(0.1, { idleTtl: 299, maximumTtl: 600 }),
      reports: [
        "example-continuousDeploymentPolicy trafficConfig.singleWeightConfig.sessionStickinessConfig.idleTtl is 299; write a number from 300 to 3600",
      ],
    },
    {
      title: "viewers that stay too long",
      given: share(0.1, { idleTtl: 300, maximumTtl: 3_601 }),
      reports: [
        "example-continuousDeploymentPolicy trafficConfig.singleWeightConfig.sessionStickinessConfig.maximumTtl is 3601; write a number from 300 to 3600",
      ],
    },
    {
      title: "a stay shorter than a pause",
      given: share(0.1, { idleTtl: 600, maximumTtl: 599 }),
      reports: [
        "example-continuousDeploymentPolicy trafficConfig.singleWeightConfig.sessionStickinessConfig.maximumTtl is 599; write a number from 600 to 3600",
      ],
    },
    {
      title: "another header",
      given: header("x-trial"),
      reports: [
        'example-continuousDeploymentPolicy trafficConfig.singleHeaderConfig.header is "x-trial"; write a name that begins with aws-cf-cd-',
      ],
    },
    {
      title: "more than is configured",
      settings: { highestShare: 0.05 },
      given: share(0.06),
      reports: [
        "example-continuousDeploymentPolicy trafficConfig.singleWeightConfig.weight is 0.06; write a number from 0 to 0.05",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.add(draft.node(distributionType), deploymentPolicyType, "trial", {
        enabled: false,
        stagingDistributionDnsNames: { items: ["d1.cloudfront.net"], quantity: 1 },
        trafficConfig: { type: "SingleWeight", singleWeightConfig: { weight: 0.2 } },
      }),
    reports: [
      "trial trafficConfig.singleWeightConfig.weight is 0.2; write a number from 0 to 0.15",
    ],
  },
});
