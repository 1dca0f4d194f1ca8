import type { StackResource } from "../../reading/resource.ts";
import {
  partsOfRest,
  restApiOf,
  restDeploymentType,
  restIntegrationType,
  restPolicyType,
} from "../../reading/rest-api.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Where a trigger comes from is seen, not what it holds: of a policy without references nothing can be said. */
export const privateApiDeploymentTriggers = stackRule({
  name: "private-api-deployment-triggers",
  statement: "A REST API is deployed again when its policy or an integration changes.",
  why: "A deployment is a copy: a policy that is changed, and not deployed, has no effect.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(restDeploymentType)) {
      if (!isPresent(on.props["triggers"])) {
        yield {
          on,
          at: "triggers",
          found: "is nothing",
          write: "write a hash of the policy, the methods and the integrations",
        };
        continue;
      }
      const triggers = sources(on, "triggers");
      for (const { part, from } of copied(stack, on)) {
        if (!triggers.includes(part) && !from.every((each) => triggers.includes(each))) {
          yield {
            on,
            at: "triggers",
            found: `leaves out ${part.name}`,
            write: `write a hash that ${part.name} is in`,
          };
        }
      }
    }
  },
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
