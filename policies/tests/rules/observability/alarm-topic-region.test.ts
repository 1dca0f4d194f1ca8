import { alarmType, compositeAlarmType, topicType } from "../../../reading/alarm.ts";
import { unknown } from "../../../reading/value.ts";
import { alarmTopicRegion } from "../../../rules/observability/alarm-topic-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const telling = (region: unknown, input = "alarmActions", type = alarmType) => {
  const topic = resource(topicType, { props: { region } });
  return [topic, resource(type, { from: { [input]: [topic] } })];
};

const finding =
  'names example-topic in "us-east-1", and the alarm is in "eu-west-1"; write the ARN of a topic of the alarm\'s Region';

describeRule(alarmTopicRegion, {
  passes: [
    { title: "a topic beside the alarm", given: telling("eu-west-1") },
    { title: "a topic where both providers are", given: telling(undefined) },
    { title: "a Region that is not known yet", given: telling(unknown) },
    { title: "an alarm without actions", given: [resource(alarmType)] },
  ],
  violates: [
    {
      title: "a topic elsewhere",
      given: telling("us-east-1"),
      reports: [`example-metricAlarm alarmActions ${finding}`],
    },
    {
      title: "a topic elsewhere for when all is well",
      given: telling("us-east-1", "okActions"),
      reports: [`example-metricAlarm okActions ${finding}`],
    },
    {
      title: "a topic elsewhere for an alarm of alarms",
      given: telling("us-east-1", "alarmActions", compositeAlarmType),
      reports: [`example-compositeAlarm alarmActions ${finding}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.wire(draft.node(alarmType, "api-eu-west-1-alarms-slow"), "alarmActions", [
        draft.node(topicType, "api-us-east-1-alarms-topic"),
      ]),
    reports: [
      'api-eu-west-1-alarms-slow alarmActions names api-us-east-1-alarms-topic in "us-east-1", and the alarm is in "eu-west-1"; write the ARN of a topic of the alarm\'s Region',
    ],
  },
});
