import { alarmType } from "../../reading/alarm.ts";
import { resourceRule } from "../../rule.ts";

export const alarmMissingData = resourceRule({
  name: "alarm-missing-data",
  statement: "Alarms say what silence means.",
  why: "By default an alarm without data leaves the state it was in, so a quiet night rings, or an outage does not.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
  severity: "low",
  level: "advisory",
  types: [alarmType],
  *evaluate({ props }) {
    if (props["treatMissingData"] === undefined) {
      yield {
        at: "treatMissingData",
        found: "is nothing",
        write: 'write treatMissingData: "notBreaching", "breaching", "ignore" or "missing"',
      };
    }
  },
});
