import { unknown } from "../../../reading/value.ts";
import { alarmEvaluation } from "../../../rules/observability/alarm-evaluation.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const alarm = (props: object) => resource(type, { props: { metricName: "Errors", ...props } });

describeRule(alarmEvaluation, {
  passes: [
    { title: "a minute", given: alarm({ period: 60, evaluationPeriods: 5, datapointsToAlarm: 3 }) },
    { title: "a week of hours", given: alarm({ period: 3_600, evaluationPeriods: 168 }) },
    {
      title: "what is not known yet",
      given: alarm({ period: unknown, metricQueries: unknown, evaluationPeriods: 5 }),
    },
  ],
  violates: [
    {
      title: "two metrics",
      given: alarm({ metricQueries: [{ id: "a" }] }),
      reports: [
        "example-metricAlarm metricQueries is given beside metricName; leave one of them out",
      ],
    },
    {
      title: "half a minute more",
      given: alarm({ period: 90 }),
      reports: ["example-metricAlarm period is 90; write 10, 20, 30, or a multiple of 60"],
    },
    {
      title: "more than a day",
      given: alarm({ period: 300, evaluationPeriods: 289 }),
      reports: [
        "example-metricAlarm evaluationPeriods is 289 of 300 s each, which is more than 86400 s; write 288 or less",
      ],
    },
    {
      title: "more points than periods",
      given: alarm({ period: 60, evaluationPeriods: 2, datapointsToAlarm: 3 }),
      reports: ["example-metricAlarm datapointsToAlarm is 3, of 2 periods; write 2 or less"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(type, "facade-alarm-errors"), ["period"], 45),
    reports: ["facade-alarm-errors period is 45; write 10, 20, 30, or a multiple of 60"],
  },
});
