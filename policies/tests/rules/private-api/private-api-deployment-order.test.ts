import { restDeploymentType } from "../../../reading/rest-api-reading.ts";
import { privateApiDeploymentOrder } from "../../../rules/private-api/private-api-deployment-order.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi, privateApiParts } from "../../private-api-sample.ts";

/** A deployment that waits for some parts. */
function waitingFor(...names: readonly ("policy" | "integration" | "method")[]) {
  const parts = privateApiParts();
  const { deployment } = parts;
  const dependencies = names.map((name) => parts[name]);
  return Object.values({ ...parts, deployment: { ...deployment, dependencies } });
}

const reports = (name: string) =>
  `example-deployment does not wait for ${name}; write dependsOn with ${name}`;

describeRule(privateApiDeploymentOrder, {
  passes: [
    { title: "after all of it, the method through the integration", given: privateApi() },
    {
      title: "an API of another stack",
      given: [resource(restDeploymentType)],
    },
  ],
  violates: [
    {
      title: "before the policy",
      given: waitingFor("integration"),
      reports: [reports("example-restApiPolicy")],
    },
    {
      title: "before the integration",
      given: waitingFor("policy", "method"),
      reports: [reports("example-integration")],
    },
    {
      title: "before the method, too",
      given: waitingFor("policy"),
      reports: [reports("example-method"), reports("example-integration")],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(restDeploymentType);
      draft.change(node, {
        dependencies: node.dependencies.filter((urn) => !urn.endsWith("::desk-api-policy")),
      });
    },
    reports: [
      "desk-api-deployment does not wait for desk-api-policy; write dependsOn with desk-api-policy",
    ],
  },
});
