import { connectionAttemptsRange, connectionTimeoutRange } from "../../../aws/cloudfront-limits.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { list, number, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const cloudfrontFailoverWait = resourceRule({
  name: "cloudfront-failover-wait",
  statement: "A viewer does not wait long for an origin that is dead.",
  why: "Left alone, CloudFront tries three times for ten seconds before it asks the second of a pair.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "medium",
  level: "advisory",
  types: [distributionType],
  settings: {
    mostSeconds: integerSetting(
      "Attempts to connect to the first of a pair, times the seconds of each.",
      5,
      { minimum: 1 },
    ),
  },
  *evaluate(distribution, { mostSeconds }) {
    const groups = list(distribution.props["originGroups"]);
    const firsts = groups.map((group) => part(group, "members", 0, "originId"));
    for (const { at, id, props } of origins(distribution)) {
      const attempts = number(props["connectionAttempts"] ?? connectionAttemptsRange.value.default);
      const seconds = number(props["connectionTimeout"] ?? connectionTimeoutRange.value.default);
      const isFirst = id !== undefined && firsts.includes(id);
      const isKnown = attempts !== undefined && seconds !== undefined;
      if (isFirst && isKnown && attempts * seconds > mostSeconds) {
        yield {
          at: `${at}.connectionTimeout`,
          found: `is ${seconds} s, ${attempts} times over`,
          write: `write connectionAttempts and connectionTimeout of ${mostSeconds} s together`,
        };
      }
    }
  },
});
