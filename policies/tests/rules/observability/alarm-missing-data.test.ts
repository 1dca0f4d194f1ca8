import { alarmType } from "../../../reading/alarm.ts";
import { unknown } from "../../../reading/value.ts";
import { alarmMissingData } from "../../../rules/observability/alarm-missing-data.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const alarm = (treatMissingData?: unknown) => resource(alarmType, { props: { treatMissingData } });
const finding =
  'treatMissingData is nothing; write treatMissingData: "notBreaching", "breaching", "ignore" or "missing"';

describeRule(alarmMissingData, {
  passes: [
    { title: "missing data that is not breaching", given: alarm("notBreaching") },
    { title: "the default, declared", given: alarm("missing") },
    { title: "what is not known yet", given: alarm(unknown) },
  ],
  violates: [
    {
      title: "an alarm without the property",
      given: alarm(),
      reports: [`example-metricAlarm ${finding}`],
    },
    { title: "an empty text", given: alarm(""), reports: [`example-metricAlarm ${finding}`] },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(alarmType, "api-us-east-1-alarms-slow"),
        ["treatMissingData"],
        undefined,
      ),
    reports: [`api-us-east-1-alarms-slow ${finding}`],
  },
});
