import { checkEach, present, property, report } from "../../property-check.ts";
import { httpStageType } from "../../reading/http-api-reading.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { regionOf } from "../../reading/resource.ts";
import { restStageType } from "../../reading/rest-api-reading.ts";
import { sources } from "../../reading/stack.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const apiAccessLogs = stackRule({
  name: "api-access-logs",
  statement: "Every stage writes access logs, in its own Region.",
  why: "Without access logs it cannot be established who called what, or why a call failed.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
  severity: "medium",
  anchors: ["APIGateway.9", "CKV_AWS_76", "AWS-0001"],
  evaluate: (stack) =>
    checkEach(
      stack.ofType(httpStageType, restStageType),
      ...["destinationArn", "format"].map((key) =>
        property(`accessLogSettings.${key}`, present("write the ARN of a log group, and a format")),
      ),
      (on) =>
        checkEach(sources(on, "accessLogSettings", logGroupType), (group) => {
          const region = text(regionOf(on));
          const other = text(regionOf(group));
          return (
            other !== undefined &&
            region !== undefined &&
            other !== region &&
            report(
              on,
              "accessLogSettings.destinationArn",
              `is in ${shown(other)}, and the stage in ${shown(region)}`,
              `write a log group of ${shown(region)}`,
            )
          );
        }),
    ),
});
