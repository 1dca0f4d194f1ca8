import { checkEach, report } from "../../property-check.ts";
import { alarmsOn } from "../../reading/alarm.ts";
import { functionType } from "../../reading/edge-function-reading.ts";
import { httpAuthorizerType, httpIntegrationType } from "../../reading/http-api-reading.ts";
import { stackRule } from "../../rule.ts";

/** What an API invokes functions with, and the input that names them. */
const invokers = [
  [httpIntegrationType, "integrationUri"],
  [httpAuthorizerType, "authorizerUri"],
] as const;

export const alarmOnFunction = stackRule({
  name: "alarm-on-function",
  statement: "Every function that an HTTP API invokes has an alarm.",
  why: "A throttled authorizer or handler is an outage of its Region, and the API's own metrics do not show the cause.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
  severity: "medium",
  evaluate(stack) {
    const invoked = invokers.flatMap(([type, input]) =>
      stack.ofType(type).flatMap((each) => [...stack.reach(each, input)]),
    );
    return checkEach(
      new Set(invoked.filter(({ type }) => type === functionType)),
      (on) =>
        alarmsOn(stack, on).length === 0 &&
        report(
          on,
          "",
          "has no alarm",
          "declare a MetricAlarm on Throttles or Errors of AWS/Lambda with its name among the dimensions",
        ),
    );
  },
});
