import { alarmsOn, metricsOf } from "../../reading/alarm.ts";
import { unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const alarmOnApi = stackRule({
  name: "alarm-on-api",
  statement: "Every HTTP API rings when it answers with errors.",
  why: "The facade turns to another Region when one fails, so viewers do not complain, and nobody hears of it.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html",
  severity: "medium",
  level: "mandatory",
  settings: {
    metrics: listSetting("Metrics that each need an alarm.", ["5xx"]),
  },
  // A private REST API answers through a distribution alone, whose own alarm counts its errors.
  *evaluate(stack, { metrics }) {
    for (const on of stack.ofType("aws:apigatewayv2/api:Api")) {
      const watched = alarmsOn(stack, on)
        .flatMap(metricsOf)
        .map(({ name }) => name);
      const missing = watched.includes(unknown)
        ? []
        : metrics.filter((metric) => !watched.includes(metric));
      for (const metric of missing) {
        yield {
          on,
          at: "",
          found: `has no alarm on ${metric}`,
          write: `declare a MetricAlarm on ${metric} of AWS/ApiGateway with its id among the dimensions`,
        };
      }
    }
  },
});
