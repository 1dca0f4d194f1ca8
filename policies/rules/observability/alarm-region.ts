import { checkEach, report } from "../../property-check.ts";
import { alarmType, metricsOf, watchedBy } from "../../reading/alarm.ts";
import { distributionType } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { shown, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/**
 * Metrics of these are in us-east-1 only.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html
 */
const globalNamespaces: readonly Value[] = ["AWS/CloudFront", "AWS/Route53"];

export const alarmRegion = stackRule({
  name: "alarm-region",
  statement: "Alarms are in the Region of their metrics.",
  why: "An alarm sees metrics of its own Region only: in any other it has no data, and is never raised.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(stack.ofType(alarmType), (on) => {
      const actual = regionOf(on);
      const places = metricRegions(stack, on);
      const [wanted] = places;
      return (
        typeof wanted === "string" &&
        actual !== unknown &&
        !places.includes(unknown) &&
        !places.includes(actual) &&
        report(
          on,
          "region",
          `is ${shown(actual)}, and its metric is in ${wanted}`,
          `write region: "${wanted}"`,
        )
      );
    }),
});

/**
 * @returns nothing where it is nowhere in particular: an edge function has metrics wherever it ran. Several for a metric of
 * two resources: S3 has replication metrics in the Region of the source or of the destination.
 */
function metricRegions(stack: Stack, alarm: StackResource): readonly Value[] {
  if (metricsOf(alarm).some(({ namespace }) => globalNamespaces.includes(namespace))) {
    return [edgeRegion];
  }
  const elsewhere = edgeFunctions(stack);
  return watchedBy(alarm)
    .filter((each) => !elsewhere.includes(each))
    .map((watched) =>
      watched.type === distributionType || watched.props["scope"] === "CLOUDFRONT"
        ? edgeRegion
        : regionOf(watched),
    );
}
