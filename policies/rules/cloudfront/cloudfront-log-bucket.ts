import { bucketType } from "../../reading/bucket.ts";
import { ownershipType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { sources } from "../../reading/stack.ts";
import { part } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontLogBucket = stackRule({
  name: "cloudfront-log-bucket",
  statement: "A bucket for logs of the older kind takes lists of grants.",
  why: "CloudFront hands such logs over with a grant, which buckets refuse unless told otherwise.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const distribution of stack.ofType(distributionType)) {
      const buckets = sources(distribution, "loggingConfig").filter(
        ({ type }) => type === bucketType,
      );
      for (const on of buckets) {
        const controls = stack.pointingAt(on, ownershipType, "bucket");
        const ownership = controls.map(({ props }) => part(props["rule"], "objectOwnership"));
        if (ownership.every((each) => each === "BucketOwnerEnforced")) {
          yield {
            on,
            at: "",
            found: `takes no grants, while ${distribution.name} logs to it`,
            write:
              "deliver the logs with aws.cloudwatch.LogDelivery, or declare BucketOwnerPreferred",
          };
        }
      }
    }
  },
});
