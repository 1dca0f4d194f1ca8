import { alarmType } from "../../../reading/alarm.ts";
import { distributionType } from "../../../reading/distribution.ts";

import { unknown } from "../../../reading/value.ts";
import { alarmOnDistribution } from "../../../rules/observability/alarm-on-distribution.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const distribution = resource(distributionType);

const watched = (metricName: unknown) => [
  distribution,
  resource(alarmType, {
    props: { namespace: "AWS/CloudFront", metricName },
    from: { dimensions: [distribution] },
  }),
];

const finding =
  "has no alarm on 5xxErrorRate; declare a MetricAlarm in us-east-1 on 5xxErrorRate of AWS/CloudFront with its id and Region: Global as dimensions";

describeRule(alarmOnDistribution, {
  passes: [
    { title: "an alarm on errors of the servers", given: watched("5xxErrorRate") },
    { title: "an alarm on errors of all kinds", given: watched("TotalErrorRate") },
    { title: "a metric that is not known yet", given: watched(unknown) },
    {
      title: "a distribution for trying out",
      given: resource(distributionType, { props: { staging: true } }),
    },
  ],
  violates: [
    {
      title: "a distribution without an alarm",
      given: [distribution],
      reports: [`example-distribution ${finding}`],
    },
    {
      title: "an alarm on something else of it",
      given: watched("Requests"),
      reports: [`example-distribution ${finding}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.remove(draft.node(alarmType, "facade-alarm-errors")),
    reports: [`facade-distribution ${finding}`],
  },
});
