import { checkEach, report } from "../../property-check.ts";
import { actionProperties, alarmType, compositeAlarmType, topicType } from "../../reading/alarm.ts";
import { regionOf } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const alarmTopicRegion = stackRule({
  name: "alarm-topic-region",
  statement: "Alarms notify topics of their own Region.",
  why: "CloudWatch refuses an action on a topic of another Region, and the alarm is not created.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(alarmType, compositeAlarmType), (on) => {
      const region = regionOf(on);
      return checkEach(actionProperties, (at) =>
        checkEach(sources(on, at, topicType), (topic) => {
          const other = regionOf(topic);
          return (
            region !== unknown &&
            other !== unknown &&
            region !== other &&
            report(
              on,
              at,
              `names ${topic.name} in ${shown(other)}, and the alarm is in ${shown(region)}`,
              "write the ARN of a topic of the alarm's Region",
            )
          );
        }),
      );
    }),
});
