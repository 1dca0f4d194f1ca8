import { checkEach, report } from "../../property-check.ts";
import { bucketType } from "../../reading/bucket.ts";
import { ownershipType } from "../../reading/cloudfront-type.ts";
import { distributions } from "../../reading/distribution.ts";
import { sources } from "../../reading/stack.ts";
import { part } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontLogBucket = stackRule({
  name: "cloudfront-log-bucket",
  statement: "A bucket for legacy access logs accepts ACL grants.",
  why: "CloudFront delivers legacy logs with an ACL grant, which buckets refuse unless configured otherwise.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(distributions(stack), (distribution) =>
      checkEach(sources(distribution, "loggingConfig", bucketType), (on) => {
        const ownership = stack
          .pointingAt(on, ownershipType, "bucket")
          .map(({ props }) => part(props["rule"], "objectOwnership"));
        return (
          ownership.every((each) => each === "BucketOwnerEnforced") &&
          report(
            on,
            "",
            `accepts no grants, while ${distribution.name} logs to it`,
            "deliver the logs with aws.cloudwatch.LogDelivery, or declare BucketOwnerPreferred",
          )
        );
      }),
    ),
});
