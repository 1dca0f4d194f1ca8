import { buckets, partsOf } from "../../reading/bucket.ts";
import { residencyTag } from "../../reading/jurisdiction.ts";
import { tagsOf } from "../../reading/resource.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { stringSetting } from "../../setting.ts";

/** Not for every bucket: a log is another bucket to pay for, and what is public needs none. */
export const storageAccessLogs = stackRule({
  name: "storage-access-logs",
  statement: "Buckets with bound data log who reads them.",
  why: "Nobody can say afterwards who has read what, and from where.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  severity: "low",
  level: "advisory",
  anchors: ["S3.9", "CKV_AWS_18", "AWS-0089"],
  settings: {
    tag: stringSetting("Tag of the buckets that are meant.", residencyTag),
  },
  *evaluate(stack, { tag }) {
    for (const on of buckets(stack)) {
      const isLogged =
        isPresent(on.props["logging"]) || partsOf(stack, on, "bucketLogging").length > 0;
      if (tagsOf(on)[tag] !== undefined && !isLogged) {
        yield {
          on,
          at: "",
          found: "logs no access",
          write: "declare an aws.s3.BucketLogging of it",
        };
      }
    }
  },
});
