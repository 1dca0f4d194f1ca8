import { httpStageType } from "../../reading/http-api.ts";
import { isPresent, isTrue, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const apiStageDeploys = resourceRule({
  name: "api-stage-deploys",
  statement: "A stage of an HTTP API deploys by itself, or names a deployment.",
  why: "A stage without a deployment answers 404 to everything, and looks whole.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html",
  severity: "medium",
  level: "mandatory",
  types: [httpStageType],
  *evaluate({ props }) {
    const { autoDeploy, deploymentId } = props;
    if (autoDeploy !== unknown && !isTrue(autoDeploy) && !isPresent(deploymentId)) {
      yield {
        at: "autoDeploy",
        found: "is not true, and there is no deploymentId",
        write: "write autoDeploy: true, or a deploymentId",
      };
    }
  },
});
