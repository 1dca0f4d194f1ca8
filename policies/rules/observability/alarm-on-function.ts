import { alarmsOn } from "../../reading/alarm.ts";
import { functionType } from "../../reading/edge-function.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

/** What leads from an API to its functions, and through which input. */
const ways = [
  ["aws:apigatewayv2/integration:Integration", "integrationUri"],
  ["aws:apigatewayv2/authorizer:Authorizer", "authorizerUri"],
] as const;

export const alarmOnFunction = stackRule({
  name: "alarm-on-function",
  statement: "Every function that an HTTP API needs is watched.",
  why: "A throttled authorizer or handler is an outage of its Region, and the API's own metrics do not say whose.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of functionsOfApis(stack)) {
      if (alarmsOn(stack, on).length === 0) {
        yield {
          on,
          at: "",
          found: "has no alarm",
          write:
            "declare a MetricAlarm on Throttles or Errors of AWS/Lambda with its name among the dimensions",
        };
      }
    }
  },
});

function functionsOfApis(stack: Stack): ReadonlySet<StackResource> {
  const reached = ways.flatMap(([type, input]) =>
    stack.ofType(type).flatMap((each) => [...stack.reach(each, input)]),
  );
  return new Set(reached.filter(({ type }) => type === functionType));
}
