import {
  partsOfRest,
  restApiOf,
  restDeploymentType,
  restIntegrationType,
  restMethodType,
  restPolicyType,
} from "../../reading/rest-api.ts";
import { stackRule } from "../../rule.ts";

export const privateApiDeploymentOrder = stackRule({
  name: "private-api-deployment-order",
  statement: "A REST API is deployed after its policy, its methods and its integrations.",
  why: "A deployment is a copy: what comes later is not in it, and without the policy it is refused.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(restDeploymentType)) {
      const api = restApiOf(on);
      const before = stack.before(on);
      const parts = [restPolicyType, restMethodType, restIntegrationType].flatMap((type) =>
        api === undefined ? [] : partsOfRest(stack, api, type),
      );
      for (const each of parts.filter((copied) => !before.has(copied))) {
        yield {
          on,
          at: "",
          found: `does not wait for ${each.name}`,
          write: `write dependsOn with ${each.name}`,
        };
      }
    }
  },
});
