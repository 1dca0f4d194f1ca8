import { checkEach, report } from "../../property-check.ts";
import type { StackResource } from "../../reading/resource.ts";
import {
  partsOfRest,
  restApiOf,
  restDeploymentType,
  restIntegrationType,
  restPolicyType,
} from "../../reading/rest-api-reading.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Where a trigger comes from is known, not its value: a policy without references is not checked. */
export const privateApiDeploymentTriggers = stackRule({
  name: "private-api-deployment-triggers",
  statement: "A REST API is deployed again when its policy or an integration changes.",
  why: "A deployment is a copy: a changed policy that is not deployed has no effect.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(stack.ofType(restDeploymentType), (on) => {
      const triggers = sources(on, "triggers");
      return isPresent(on.props["triggers"])
        ? checkEach(
            copied(stack, on),
            ({ part: copy, from }) =>
              !triggers.includes(copy) &&
              !from.every((each) => triggers.includes(each)) &&
              report(
                on,
                "triggers",
                `leaves out ${copy.name}`,
                `write a hash that ${copy.name} is in`,
              ),
          )
        : report(
            on,
            "triggers",
            "is nothing",
            "write a hash of the policy, the methods and the integrations",
          );
    }),
});

/** What a deployment copies, with what it comes from. */
function copied(stack: Stack, deployment: StackResource) {
  const api = restApiOf(deployment);
  if (api === undefined) {
    return [];
  }
  const of = (type: string, input: string) =>
    partsOfRest(stack, api, type).map((part) => ({ part, from: sources(part, input) }));
  return [
    { part: api, from: sources(api, "policy") },
    ...of(restPolicyType, "policy"),
    ...of(restIntegrationType, "uri"),
  ];
}
