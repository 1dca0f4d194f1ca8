import { checkEach, report } from "../../property-check.ts";
import {
  partsOfRest,
  restApiOf,
  restDeploymentType,
  restIntegrationType,
  restMethodType,
  restPolicyType,
} from "../../reading/rest-api-reading.ts";
import { stackRule } from "../../rule.ts";

export const privateApiDeploymentOrder = stackRule({
  name: "private-api-deployment-order",
  statement: "A REST API is deployed after its policy, its methods and its integrations.",
  why: "A deployment is a copy: what is declared later is not in it, and without the policy it is refused.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(stack.ofType(restDeploymentType), (on) => {
      const api = restApiOf(on);
      const before = stack.before(on);
      const parts = [restPolicyType, restMethodType, restIntegrationType].flatMap((type) =>
        api === undefined ? [] : partsOfRest(stack, api, type),
      );
      return checkEach(
        parts.filter((copied) => !before.has(copied)),
        ({ name }) => report(on, "", `does not wait for ${name}`, `write dependsOn with ${name}`),
      );
    }),
});
