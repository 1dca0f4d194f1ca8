import { httpApiQuotas } from "../../../aws/api-gateway.ts";
import { checkEach, report } from "../../property-check.ts";
import {
  httpApis,
  httpAuthorizerType,
  httpIntegrationType,
  httpRouteType,
  httpStageType,
  partsOfApi,
} from "../../reading/http-api-reading.ts";
import { integerSetting, type Setting, stackRule } from "../../rule.ts";

const types = {
  routes: httpRouteType,
  integrations: httpIntegrationType,
  stages: httpStageType,
  authorizers: httpAuthorizerType,
} as const;

function quota(what: string, initial: number): Setting<number> {
  return integerSetting(`How many ${what} an HTTP API may have.`, initial, { minimum: 1 });
}

export const apiQuotas = stackRule({
  name: "api-quotas",
  statement: "An HTTP API is within its quotas.",
  why: "API Gateway refuses the first part above a quota, in the middle of a deployment.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  severity: "low",
  settings: {
    routes: quota("routes", httpApiQuotas.value.routes),
    integrations: quota("integrations", httpApiQuotas.value.integrations),
    stages: quota("stages", httpApiQuotas.value.stages),
    authorizers: quota("authorizers", httpApiQuotas.value.authorizers),
  },
  evaluate: (stack, settings) =>
    checkEach(httpApis(stack), (on) =>
      checkEach(["routes", "integrations", "stages", "authorizers"] as const, (what) => {
        const count = partsOfApi(stack, on, types[what]).length;
        return (
          count > settings[what] &&
          report(on, "", `has ${count} ${what}`, `write ${settings[what]} or fewer, or another API`)
        );
      }),
    ),
});
