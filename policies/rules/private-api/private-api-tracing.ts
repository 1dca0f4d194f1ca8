import { property, turnedOn } from "../../property-check.ts";
import { restStageType } from "../../reading/rest-api-reading.ts";
import { resourceRule } from "../../rule.ts";

/** Execution logs are not required: they contain headers, tokens included. */
export const privateApiTracing = resourceRule({
  name: "private-api-tracing",
  statement: "Stages of REST APIs are traced.",
  why: "Without traces it is not known whether the API or the function was slow.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html",
  severity: "low",
  level: "advisory",
  anchors: ["APIGateway.3", "CKV_AWS_73", "AWS-0003"],
  types: [restStageType],
  evaluate: property("xrayTracingEnabled", turnedOn),
});
