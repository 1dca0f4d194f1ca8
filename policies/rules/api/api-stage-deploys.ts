import { property } from "../../property-check.ts";
import { httpStageType } from "../../reading/http-api-reading.ts";
import { isPresent, isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const apiStageDeploys = resourceRule({
  name: "api-stage-deploys",
  statement: "A stage of an HTTP API deploys automatically, or names a deployment.",
  why: "A stage without a deployment returns 404 for every request, and looks complete.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html",
  severity: "medium",
  types: [httpStageType],
  evaluate: (stage) =>
    !isPresent(stage.props["deploymentId"]) &&
    property("autoDeploy", {
      fits: isTrue,
      found: "is not true, and there is no deploymentId",
      write: "write autoDeploy: true, or a deploymentId",
    })(stage),
});
