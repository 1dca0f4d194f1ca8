import { checkEach, report } from "../../property-check.ts";
import { buckets, partsOf } from "../../reading/bucket.ts";
import { residencyTag } from "../../reading/jurisdiction.ts";
import { tagsOf } from "../../reading/resource.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule, stringSetting } from "../../rule.ts";

/** Not for every bucket: a log is another bucket to pay for, and public data needs none. */
export const storageAccessLogs = stackRule({
  name: "storage-access-logs",
  statement: "Buckets with data bound to a jurisdiction have access logs.",
  why: "Otherwise it cannot be established who has read what, and from where.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  severity: "low",
  level: "advisory",
  anchors: ["S3.9", "CKV_AWS_18", "AWS-0089"],
  settings: { tag: stringSetting("Tag of the buckets that need access logs.", residencyTag) },
  evaluate: (stack, { tag }) =>
    checkEach(
      buckets(stack).filter((on) => tagsOf(on)[tag] !== undefined),
      (on) =>
        !isPresent(on.props["logging"]) &&
        partsOf(stack, on, "bucketLogging").length === 0 &&
        report(on, "", "has no access logs", "declare an aws.s3.BucketLogging of it"),
    ),
});
