import { actionProperties, alarmType, compositeAlarmType, topicType } from "../../reading/alarm.ts";
import { regionOf } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const alarmTopicRegion = stackRule({
  name: "alarm-topic-region",
  statement: "Alarms tell topics of their own Region.",
  why: "CloudWatch refuses an action on a topic of another Region, and the alarm is not made.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(alarmType, compositeAlarmType)) {
      const own = regionOf(on);
      for (const at of actionProperties) {
        for (const topic of sources(on, at).filter(({ type }) => type === topicType)) {
          const there = regionOf(topic);
          if (own !== unknown && there !== unknown && own !== there) {
            yield {
              on,
              at,
              found: `names ${topic.name} in ${shown(there)}, and the alarm is in ${shown(own)}`,
              write: "write the ARN of a topic of the alarm's Region",
            };
          }
        }
      }
    }
  },
});
