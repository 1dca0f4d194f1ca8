import { checkEach, report } from "../../property-check.ts";
import { alarmsOn, metricsOf } from "../../reading/alarm.ts";
import { distributions } from "../../reading/distribution.ts";
import { isTrue, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Metrics every distribution has, at no charge. */
const errorMetrics: readonly unknown[] = ["5xxErrorRate", "TotalErrorRate", unknown];

export const alarmOnDistribution = stackRule({
  name: "alarm-on-distribution",
  statement: "Every distribution has an alarm on viewers' errors.",
  why: "Errors of edge functions and of connections to origins are in no Region's metrics: only the distribution counts them.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      distributions(stack).filter(
        ({ props: { staging } }) => !isTrue(staging) && staging !== unknown,
      ),
      (on) =>
        !alarmsOn(stack, on)
          .flatMap(metricsOf)
          .some(({ name }) => name === unknown || errorMetrics.includes(name)) &&
        report(
          on,
          "",
          "has no alarm on 5xxErrorRate",
          "declare a MetricAlarm in us-east-1 on 5xxErrorRate of AWS/CloudFront with its id and Region: Global as dimensions",
        ),
    ),
});
