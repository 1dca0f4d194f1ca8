import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { canaryOff } from "../../../rules/hygiene/canary-off.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const aliasType = "aws:lambda/alias:Alias";
const stageType = "aws:apigateway/stage:Stage";
const policyType = "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy";

const alias = (additionalVersionWeights?: unknown) =>
  resource(aliasType, { props: { routingConfig: { additionalVersionWeights } } });
const stage = (percentTraffic: unknown) =>
  resource(stageType, { props: { canarySettings: { percentTraffic } } });
const distribution = (continuousDeploymentPolicyId?: unknown) =>
  resource(distributionType, { props: { continuousDeploymentPolicyId } });
const policy = (enabled: unknown) => resource(policyType, { props: { enabled } });

const finding = (at: string) =>
  `${at} sends some viewers to another version; remove it once the new version is verified`;

describeRule(canaryOff, {
  passes: [
    { title: "an alias with one version", given: alias() },
    { title: "an alias whose canary has ended", given: alias({}) },
    { title: "weights that are not known yet", given: alias(unknown) },
    {
      title: "a canary in a stack that protects nothing",
      given: alias({ 2: 0.1 }),
      stack: "dev",
      config: { "touchline:protectData": "false" },
    },
    { title: "a stage without a share", given: stage(0) },
    { title: "a share that is not known yet", given: stage(unknown) },
    { title: "a distribution by itself", given: distribution("") },
    { title: "a policy that is not known yet", given: distribution(unknown) },
    { title: "a policy that is off", given: policy(false) },
  ],
  violates: [
    {
      title: "an alias with two versions",
      given: alias({ 2: 0.1 }),
      reports: [`example-alias ${finding("routingConfig.additionalVersionWeights")}`],
    },
    {
      title: "a share of a stage",
      given: stage(0.5),
      reports: [`example-stage ${finding("canarySettings.percentTraffic")}`],
    },
    {
      title: "a distribution with a second one",
      given: distribution("policy"),
      reports: [`example-distribution ${finding("continuousDeploymentPolicyId")}`],
    },
    {
      title: "a policy that is on",
      given: policy(true),
      reports: [`example-continuousDeploymentPolicy ${finding("enabled")}`],
    },
    {
      title: "a stack with protectData",
      given: alias({ 2: 0.1 }),
      stack: "dev",
      config: { "touchline:protectData": "true" },
      reports: [`example-alias ${finding("routingConfig.additionalVersionWeights")}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(aliasType, "desk-api-handler-alias"), ["routingConfig"], {
        additionalVersionWeights: { 2: 0.1 },
      }),
    reports: [`desk-api-handler-alias ${finding("routingConfig.additionalVersionWeights")}`],
  },
});
