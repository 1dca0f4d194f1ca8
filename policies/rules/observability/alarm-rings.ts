import { alarmType, compositeAlarmType } from "../../reading/alarm.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What looks at an alarm's state, which then has to tell nobody itself. */
const readers = [compositeAlarmType, "aws:route53/healthCheck:HealthCheck"];

export const alarmRings = stackRule({
  name: "alarm-rings",
  statement: "Alarms tell somebody.",
  why: "An alarm without actions changes its color in a console that nobody looks at.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CloudWatch.15", "CloudWatch.17", "CKV_AWS_319"],
  *evaluate(stack) {
    for (const on of stack.ofType(alarmType, compositeAlarmType)) {
      const { alarmActions, actionsEnabled } = on.props;
      const isRead = readers.some((type) => stack.pointingAt(on, type).length > 0);
      if (!isPresent(alarmActions) && !isRead) {
        yield {
          on,
          at: "alarmActions",
          found: "names nobody",
          write: "write alarmActions: [the ARN of a topic of its Region]",
        };
      }
      if (actionsEnabled !== unknown && String(actionsEnabled ?? true) === "false") {
        yield {
          on,
          at: "actionsEnabled",
          found: "is false",
          write: "leave it out, or write actionsEnabled: true",
        };
      }
    }
  },
});
