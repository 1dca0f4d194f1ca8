import { logRetentionDays } from "../../../aws/logs.ts";
import { between, property, report } from "../../property-check.ts";
import { logGroupType } from "../../reading/log-group.ts";
import { mayBe, number, shown, unknown } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

/** AWS keeps every line of these groups for two days, whatever is configured. */
const deliveryClass = "DELIVERY";

const range = {
  minimum: Math.min(...logRetentionDays.value),
  maximum: Math.max(...logRetentionDays.value),
};

export const logRetention = resourceRule({
  name: "log-retention",
  statement: "Log groups have a retention time.",
  why: "A group without one keeps every line forever: it costs more each month, and keeps viewers' data.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  severity: "medium",
  anchors: ["CloudWatch.16", "CKV_AWS_66"],
  types: [logGroupType],
  settings: {
    atLeastDays: integerSetting("Fewest days a line is kept.", 7, range),
    atMostDays: integerSetting("Most days a line is kept.", 400, range),
    remediationDays: integerSetting(
      "Retention that a group without one gets, where the level is remediate.",
      365,
      range,
    ),
  },
  evaluate(group, { atLeastDays, atMostDays }) {
    const { retentionInDays: given, logGroupClass } = group.props;
    const days = number(given) ?? 0;
    if (given === unknown || mayBe(logGroupClass, deliveryClass)) {
      return [];
    }
    return days === 0
      ? report(
          group,
          "retentionInDays",
          `is ${shown(given)}, which keeps every line`,
          `write retentionInDays: a number from ${atLeastDays} to ${atMostDays}`,
        )
      : property("retentionInDays", between(atLeastDays, atMostDays))(group);
  },
  remediate({ props }, { remediationDays }) {
    const { retentionInDays: given, logGroupClass } = props;
    const isForEver = given !== unknown && (number(given) ?? 0) === 0;
    return isForEver && !mayBe(logGroupClass, deliveryClass)
      ? { retentionInDays: remediationDays }
      : {};
  },
});
