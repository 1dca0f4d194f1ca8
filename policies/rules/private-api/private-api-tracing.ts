import { restStageType } from "../../reading/rest-api.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** Execution logs are not asked for: they hold headers, tokens with them. */
export const privateApiTracing = resourceRule({
  name: "private-api-tracing",
  statement: "Stages of REST APIs are traced.",
  why: "Without traces nobody can tell whether the API or the function was slow.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
  severity: "low",
  level: "advisory",
  anchors: ["APIGateway.3", "CKV_AWS_73", "AWS-0003"],
  types: [restStageType],
  *evaluate({ props: { xrayTracingEnabled } }) {
    if (xrayTracingEnabled !== unknown && !isTrue(xrayTracingEnabled)) {
      yield {
        at: "xrayTracingEnabled",
        found: `is ${shown(xrayTracingEnabled)}`,
        write: "write xrayTracingEnabled: true",
      };
    }
  },
});
