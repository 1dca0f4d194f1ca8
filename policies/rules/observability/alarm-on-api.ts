import { checkEach, report } from "../../property-check.ts";
import { alarmsOn, metricsOf } from "../../reading/alarm.ts";
import { httpApiType } from "../../reading/http-api-reading.ts";
import { unknown } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

export const alarmOnApi = stackRule({
  name: "alarm-on-api",
  statement: "Every HTTP API has an alarm on its errors.",
  why: "The facade fails over to another Region when one fails, so viewers do not notice, and neither does the operator.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html",
  severity: "medium",
  settings: { metrics: listSetting("Metrics that each need an alarm.", ["5xx"]) },
  // A private REST API responds through a distribution only, whose alarm includes its errors.
  evaluate: (stack, { metrics }) =>
    checkEach(stack.ofType(httpApiType), (on) => {
      const watched = alarmsOn(stack, on)
        .flatMap(metricsOf)
        .map(({ name }) => name);
      return (
        !watched.includes(unknown) &&
        checkEach(
          metrics.filter((metric) => !watched.includes(metric)),
          (metric) =>
            report(
              on,
              "",
              `has no alarm on ${metric}`,
              `declare a MetricAlarm on ${metric} of AWS/ApiGateway with its id among the dimensions`,
            ),
        )
      );
    }),
});
