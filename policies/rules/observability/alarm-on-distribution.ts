import { alarmsOn, metricsOf } from "../../reading/alarm.ts";
import { distributionType } from "../../reading/distribution.ts";

import { isTrue, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Metrics every distribution has, at no price. */
const errorMetrics: readonly unknown[] = ["5xxErrorRate", "TotalErrorRate", unknown];

export const alarmOnDistribution = stackRule({
  name: "alarm-on-distribution",
  statement: "Every distribution rings when viewers get errors.",
  why: "What breaks at the edge, a function or the way to an origin, no Region sees: only the distribution counts it.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack
      .ofType(distributionType)
      .filter(({ props }) => !isTrue(props["staging"]))) {
      const watched = alarmsOn(stack, on).flatMap(metricsOf);
      if (!watched.some(({ name }) => errorMetrics.includes(name))) {
        yield {
          on,
          at: "",
          found: "has no alarm on 5xxErrorRate",
          write:
            "declare a MetricAlarm in us-east-1 on 5xxErrorRate of AWS/CloudFront with its id and Region: Global as dimensions",
        };
      }
    }
  },
});
