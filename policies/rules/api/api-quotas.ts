import {
  httpApis,
  httpAuthorizerType,
  httpIntegrationType,
  httpRouteType,
  httpStageType,
  partsOfApi,
} from "../../reading/http-api.ts";
import { stackRule } from "../../rule.ts";

const types = {
  routes: httpRouteType,
  integrations: httpIntegrationType,
  stages: httpStageType,
  authorizers: httpAuthorizerType,
} as const;

function quota(what: string, initial: number) {
  return {
    description: `How many ${what} an HTTP API may have.`,
    type: "integer",
    minimum: 1,
    default: initial,
  } as const;
}

export const apiQuotas = stackRule({
  name: "api-quotas",
  statement: "An HTTP API stays within its quotas.",
  why: "API Gateway refuses the first part beyond them, in the middle of the deployment.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  severity: "low",
  level: "mandatory",
  settings: {
    routes: quota("routes", 300),
    integrations: quota("integrations", 300),
    stages: quota("stages", 10),
    authorizers: quota("authorizers", 10),
  },
  *evaluate(stack, settings) {
    for (const on of httpApis(stack)) {
      for (const what of ["routes", "integrations", "stages", "authorizers"] as const) {
        const count = partsOfApi(stack, on, types[what]).length;
        if (count > settings[what]) {
          yield {
            on,
            at: "",
            found: `has ${count} ${what}`,
            write: `write ${settings[what]} or fewer, or another API`,
          };
        }
      }
    }
  },
});
