import { present, property } from "../../property-check.ts";
import { alarmType } from "../../reading/alarm.ts";
import { resourceRule } from "../../rule.ts";

export const alarmMissingData = resourceRule({
  name: "alarm-missing-data",
  statement: "Alarms declare how missing data is treated.",
  why: "By default an alarm without data keeps its state, so a quiet night raises it, or an outage does not.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
  severity: "low",
  level: "advisory",
  types: [alarmType],
  evaluate: property(
    "treatMissingData",
    present('write treatMissingData: "notBreaching", "breaching", "ignore" or "missing"'),
  ),
});
