import { logGroupType } from "../../reading/log-group.ts";
import { number, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

/** Of its groups AWS keeps every line for two days, whatever is asked for. */
const deliveryClass = "DELIVERY";

export const logRetention = resourceRule({
  name: "log-retention",
  statement: "Log groups keep lines for a time that somebody chose.",
  why: "A group without a time keeps every line for ever: it costs more each month, and holds on to what viewers did.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CloudWatch.16", "CKV_AWS_66"],
  types: [logGroupType],
  settings: {
    atLeastDays: integerSetting("Fewest days a line is kept.", 7, { minimum: 1, maximum: 3653 }),
    atMostDays: integerSetting("Most days a line is kept.", 400, { minimum: 1, maximum: 3653 }),
    remediationDays: integerSetting(
      "Days a group gets that says nothing, where the level is remediate.",
      365,
      { minimum: 1, maximum: 3653 },
    ),
  },
  *evaluate({ props }, { atLeastDays, atMostDays }) {
    const { retentionInDays: given, logGroupClass } = props;
    if (given === unknown || logGroupClass === deliveryClass) {
      return;
    }
    const days = number(given) ?? 0;
    if (days === 0) {
      yield {
        at: "retentionInDays",
        found: `is ${shown(given)}, which is for ever`,
        write: `write retentionInDays: a number from ${atLeastDays} to ${atMostDays}`,
      };
    } else if (days < atLeastDays || days > atMostDays) {
      yield {
        at: "retentionInDays",
        found: `is ${days}`,
        write: `write a number from ${atLeastDays} to ${atMostDays}`,
      };
    }
  },
  remediate({ props }, { remediationDays }) {
    const { retentionInDays: given, logGroupClass } = props;
    const isForEver = given !== unknown && (number(given) ?? 0) === 0;
    return isForEver && logGroupClass !== deliveryClass ? { retentionInDays: remediationDays } : {};
  },
});
