import { storageBucketPolicy } from "../../../rules/storage/storage-bucket-policy.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";

const results = bucket("results");
const write = "declare an aws.s3.BucketPolicy of it that denies s3:* without aws:SecureTransport";

describeRule(storageBucketPolicy, {
  passes: [
    { title: "a bucket with a policy", given: [results, partOf(results, "bucketPolicy")] },
    {
      title: "a bucket that holds its policy itself",
      given: [bucket("older", { props: { policy: "{}" } })],
    },
  ],
  violates: [
    {
      title: "a bucket without a policy",
      given: [results],
      reports: [`results has no bucket policy; ${write}`],
    },
    {
      title: "a bucket whose policy is another's",
      given: [results, bucket("other"), partOf(results, "bucketPolicy")],
      reports: [`other has no bucket policy; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.remove(draft.node("aws:s3/bucketPolicy:BucketPolicy", "rep-us-east-1-policy")),
    reports: [`rep-us-east-1-bucket has no bucket policy; ${write}`],
  },
});
