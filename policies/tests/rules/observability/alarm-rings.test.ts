import { alarmType, compositeAlarmType } from "../../../reading/alarm.ts";
import { unknown } from "../../../reading/value.ts";
import { alarmRings } from "../../../rules/observability/alarm-rings.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const alarm = (props: Readonly<Record<string, unknown>>) => resource(alarmType, { props });
const topic = "arn:aws:sns:eu-west-1:111122223333:topic";
const silent = alarm({});

const nobody = "alarmActions is nothing; write alarmActions: [the ARN of a topic of its Region]";

describeRule(alarmRings, {
  passes: [
    { title: "an alarm with an action", given: alarm({ alarmActions: [topic] }) },
    { title: "an action that is not known yet", given: alarm({ alarmActions: [unknown] }) },
    {
      title: "actions that are not known yet",
      given: alarm({ alarmActions: unknown, actionsEnabled: unknown }),
    },
    { title: "actions that are on", given: alarm({ alarmActions: [topic], actionsEnabled: true }) },
    {
      title: "an alarm that another is made of",
      given: [
        silent,
        resource(compositeAlarmType, {
          props: { alarmActions: [topic] },
          from: { alarmRule: [silent] },
        }),
      ],
    },
    {
      title: "an alarm that routes",
      given: [
        silent,
        resource("aws:route53/healthCheck:HealthCheck", {
          from: { cloudwatchAlarmName: [silent] },
        }),
      ],
    },
  ],
  violates: [
    {
      title: "an alarm without actions",
      given: silent,
      reports: [`example-metricAlarm ${nobody}`],
    },
    {
      title: "an empty list",
      given: alarm({ alarmActions: [] }),
      reports: [`example-metricAlarm ${nobody}`],
    },
    {
      title: "actions that are off",
      given: alarm({ alarmActions: [topic], actionsEnabled: false }),
      reports: [
        "example-metricAlarm actionsEnabled is false; leave it out, or write actionsEnabled: true",
      ],
    },
    {
      title: "an alarm of alarms without actions",
      given: resource(compositeAlarmType),
      reports: [`example-compositeAlarm ${nobody}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(alarmType, "api-us-east-1-alarms-slow"), ["alarmActions"], []),
    reports: [`api-us-east-1-alarms-slow ${nobody}`],
  },
});
