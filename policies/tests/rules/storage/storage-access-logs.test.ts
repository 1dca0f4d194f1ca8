import { storageAccessLogs } from "../../../rules/storage/storage-access-logs.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";

const bound = bucket("bound", { props: { tags: { "data-residency": "EU" } } });
const rest = "has no access logs; declare an aws.s3.BucketLogging of it";

describeRule(storageAccessLogs, {
  passes: [
    { title: "a bucket with public data", given: [bucket("public")] },
    { title: "a bound bucket that logs", given: [bound, partOf(bound, "bucketLogging")] },
    {
      title: "a bound bucket where another tag is meant",
      given: [bound],
      settings: { tag: "confidential" },
    },
  ],
  violates: [
    { title: "a bound bucket that does not log", given: [bound], reports: [`bound ${rest}`] },
    {
      title: "a bucket whose provider binds everything",
      given: [
        bucket("results", {
          provider: { defaultTags: '{"tags":{"data-residency":"EU"}}', region: "eu-west-1" },
        }),
      ],
      reports: [`results ${rest}`],
    },
  ],
  mutation: {
    // A bucket bound to where it is: only functions of that Region read it.
    breaks: (draft) =>
      draft.set(draft.node("aws:s3/bucket:Bucket", "sign-in-bucket"), ["tags"], {
        "data-residency": "EU",
      }),
    reports: [`sign-in-bucket ${rest}`],
  },
});
