import { checkEach, present, property } from "../../property-check.ts";
import { alarmType, compositeAlarmType } from "../../reading/alarm.ts";
import { stackRule } from "../../rule.ts";

/** What reads an alarm's state, which then needs no actions. */
const readers = [compositeAlarmType, "aws:route53/healthCheck:HealthCheck"];

export const alarmRings = stackRule({
  name: "alarm-rings",
  statement: "Alarms have actions.",
  why: "An alarm without actions only changes its state in the console.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
  severity: "medium",
  anchors: ["CloudWatch.15", "CloudWatch.17", "CKV_AWS_319"],
  evaluate: (stack) =>
    checkEach(
      stack.ofType(alarmType, compositeAlarmType),
      (on) =>
        !readers.some((type) => stack.pointingAt(on, type).length > 0) &&
        property("alarmActions", {
          ...present("write alarmActions: [the ARN of a topic of its Region]"),
          found: "is nothing",
        })(on),
      property("actionsEnabled", {
        fits: (enabled) => enabled !== false && enabled !== "false",
        found: "is false",
        write: "leave it out, or write actionsEnabled: true",
      }),
    ),
});
