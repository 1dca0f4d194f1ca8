import { connectionAttemptsRange, connectionTimeoutRange } from "../../../aws/cloudfront-limits.ts";
import { checkEach, report } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { items } from "../../reading/resource.ts";
import { number, part } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

export const cloudfrontFailoverWait = resourceRule({
  name: "cloudfront-failover-wait",
  statement: "A viewer does not wait long for an unavailable origin.",
  why: "By default, CloudFront tries to connect three times for ten seconds each before it uses the second origin of a group.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "medium",
  level: "advisory",
  types: [distributionType],
  settings: {
    mostSeconds: integerSetting(
      "Connection attempts to the first origin of a group, times the seconds of each.",
      5,
      { minimum: 1 },
    ),
  },
  evaluate(distribution, { mostSeconds }) {
    const firsts = items(distribution, "originGroups").map(({ props }) =>
      part(props["members"], 0, "originId"),
    );
    return checkEach(
      origins(distribution).filter(({ id }) => id !== undefined && firsts.includes(id)),
      (origin) => {
        const attempts = number(
          origin.props["connectionAttempts"] ?? connectionAttemptsRange.value.default,
        );
        const seconds = number(
          origin.props["connectionTimeout"] ?? connectionTimeoutRange.value.default,
        );
        return (
          attempts !== undefined &&
          seconds !== undefined &&
          attempts * seconds > mostSeconds &&
          report(
            origin,
            "connectionTimeout",
            `is ${seconds} s, ${attempts} times over`,
            `write connectionAttempts and connectionTimeout of ${mostSeconds} s together`,
          )
        );
      },
    );
  },
});
