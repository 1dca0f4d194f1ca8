import { alarmType } from "../../../reading/alarm.ts";
import { unknown } from "../../../reading/value.ts";
import { alarmOnApi } from "../../../rules/observability/alarm-on-api.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const api = resource("aws:apigatewayv2/api:Api");

const watched = (metricName: unknown) => [
  api,
  resource(alarmType, {
    props: { namespace: "AWS/ApiGateway", metricName },
    from: { dimensions: [api] },
  }),
];

const missing = (metric: string) =>
  `has no alarm on ${metric}; declare a MetricAlarm on ${metric} of AWS/ApiGateway with its id among the dimensions`;

describeRule(alarmOnApi, {
  passes: [
    { title: "an API that rings on errors", given: watched("5xx") },
    { title: "a metric that is not known yet", given: watched(unknown) },
    {
      title: "a metric in a query",
      given: [
        api,
        resource(alarmType, {
          props: {
            metricQueries: [{ metric: { namespace: "AWS/ApiGateway", metricName: "5xx" } }],
          },
          from: { metricQueries: [api] },
        }),
      ],
    },
    {
      title: "another metric, where that is configured",
      given: watched("Count"),
      settings: { metrics: ["Count"] },
    },
    { title: "no metric, where none is configured", given: [api], settings: { metrics: [] } },
  ],
  violates: [
    { title: "an API without alarms", given: [api], reports: [`example-api ${missing("5xx")}`] },
    {
      title: "an alarm on something else of it",
      given: watched("Latency"),
      reports: [`example-api ${missing("5xx")}`],
    },
    {
      title: "an alarm on another API",
      given: [resource("aws:apigatewayv2/api:Api", { name: "other" }), ...watched("5xx")],
      reports: [`other ${missing("5xx")}`],
    },
    {
      title: "one of two metrics",
      given: watched("5xx"),
      settings: { metrics: ["5xx", "Latency"] },
      reports: [`example-api ${missing("Latency")}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.remove(draft.node(alarmType, "api-eu-west-1-alarms-errors")),
    reports: [`api-eu-west-1-http ${missing("5xx")}`],
  },
});
