import { restDeploymentType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiDeploymentTriggers } from "../../../rules/private-api/private-api-deployment-triggers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi, privateApiParts } from "../../private-api-sample.ts";

/** A deployment with triggers from some parts. */
function triggeredBy(...names: readonly (keyof ReturnType<typeof privateApiParts>)[]) {
  const parts = privateApiParts();
  const { deployment } = parts;
  const propertyDependencies = {
    ...deployment.propertyDependencies,
    triggers: names.map((name) => parts[name]),
  };
  return Object.values({ ...parts, deployment: { ...deployment, propertyDependencies } });
}

const left = (name: string) =>
  `example-deployment triggers leaves out ${name}; write a hash that ${name} is in`;

describeRule(privateApiDeploymentTriggers, {
  passes: [
    { title: "the sources of the policy and the integration", given: privateApi() },
    {
      title: "the policy and the integration themselves",
      given: triggeredBy("policy", "integration"),
    },
    {
      title: "not known yet",
      given: privateApi({ deployment: { props: { triggers: unknown } } }),
    },
    {
      title: "an API of another stack",
      given: [resource(restDeploymentType, { props: { triggers: { at: "now" } } })],
    },
  ],
  violates: [
    {
      title: "no triggers",
      given: privateApi({ deployment: { props: { triggers: undefined } } }),
      reports: [
        "example-deployment triggers is nothing; write a hash of the policy, the methods and the integrations",
      ],
    },
    {
      title: "without the policy",
      given: triggeredBy("api", "alias"),
      reports: [left("example-restApiPolicy")],
    },
    {
      title: "without the integration",
      given: triggeredBy("api", "endpoint"),
      reports: [left("example-integration")],
    },
    {
      title: "without a policy inside of the API",
      given: privateApi({
        api: { from: { policy: [resource("aws:ec2/vpcEndpoint:VpcEndpoint")] } },
      }).map((each) =>
        each.type === restDeploymentType
          ? {
              ...each,
              propertyDependencies: {
                ...each.propertyDependencies,
                triggers: (each.propertyDependencies["triggers"] ?? []).slice(1),
              },
            }
          : each,
      ),
      reports: [left("example-restApi"), left("example-restApiPolicy")],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(restDeploymentType);
      const kept = (node.propertyDependencies["triggers"] ?? []).filter(
        (urn) => !urn.endsWith("::desk-api-network-execute-api"),
      );
      draft.change(node, {
        propertyDependencies: { ...node.propertyDependencies, triggers: kept },
      });
    },
    reports: [
      "desk-api-deployment triggers leaves out desk-api-policy; write a hash that desk-api-policy is in",
    ],
  },
});
