import { alarmType, metricsOf, watchedBy } from "../../reading/alarm.ts";
import { distributionType } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { shown, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Metrics of CloudFront are in us-east-1 alone. */
const cloudfrontNamespace = "AWS/CloudFront";

export const alarmRegion = stackRule({
  name: "alarm-region",
  statement: "Alarms are where their metrics are.",
  why: "An alarm sees metrics of its own Region only: elsewhere it has no data, and never rings.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(alarmType)) {
      const own = regionOf(on);
      const wanted = metricRegion(stack, on);
      if (typeof wanted === "string" && own !== unknown && own !== wanted) {
        yield {
          on,
          at: "region",
          found: `is ${shown(own)}, and its metric is in ${wanted}`,
          write: `write region: "${wanted}"`,
        };
      }
    }
  },
});

/** @returns `undefined` where it is nowhere in particular: an edge function has metrics wherever it ran. */
function metricRegion(stack: Stack, alarm: StackResource): Value {
  if (metricsOf(alarm).some(({ namespace }) => namespace === cloudfrontNamespace)) {
    return edgeRegion;
  }
  const elsewhere = edgeFunctions(stack);
  const [watched] = watchedBy(alarm).filter((each) => !elsewhere.includes(each));
  if (watched === undefined) {
    return undefined;
  }
  return watched.type === distributionType || watched.props["scope"] === "CLOUDFRONT"
    ? edgeRegion
    : regionOf(watched);
}
