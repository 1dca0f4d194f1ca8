import { httpStageType } from "../../reading/http-api.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { regionOf } from "../../reading/resource.ts";
import { restStageType } from "../../reading/rest-api.ts";
import { sources } from "../../reading/stack.ts";
import { part, shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const apiAccessLogs = stackRule({
  name: "api-access-logs",
  statement: "Every stage writes access logs, in its own Region.",
  why: "Without them nobody can tell who called what, or why it failed.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["APIGateway.9", "CKV_AWS_76", "AWS-0001"],
  *evaluate(stack) {
    for (const on of stack.ofType(httpStageType, restStageType)) {
      const { accessLogSettings } = on.props;
      const missing = ["destinationArn", "format"].filter(
        (key) => part(accessLogSettings, key) === undefined,
      );
      for (const key of missing) {
        yield {
          on,
          at: `accessLogSettings.${key}`,
          found: "is nothing",
          write: "write the ARN of a log group, and a format",
        };
      }
      const region = text(regionOf(on));
      for (const group of sources(on, "accessLogSettings")) {
        const other = group.type === logGroupType ? text(regionOf(group)) : undefined;
        if (other !== undefined && region !== undefined && other !== region) {
          yield {
            on,
            at: "accessLogSettings.destinationArn",
            found: `is in ${shown(other)}, and the stage in ${shown(region)}`,
            write: `write a log group of ${shown(region)}`,
          };
        }
      }
    }
  },
});
