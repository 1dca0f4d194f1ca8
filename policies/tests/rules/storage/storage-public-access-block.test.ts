import { storagePublicAccessBlock } from "../../../rules/storage/storage-public-access-block.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const results = bucket("results");
const named = bucket("named", { props: { bucket: "the-results" } });
const write = "declare an aws.s3.BucketPublicAccessBlock of it";

describeRule(storagePublicAccessBlock, {
  passes: [
    {
      title: "a bucket with a block, before its name is known",
      given: [results, partOf(results, "bucketPublicAccessBlock")],
    },
    {
      title: "a bucket whose block names it in so many words",
      given: [
        named,
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
          props: { bucket: "the-results" },
        }),
      ],
    },
    {
      title: "a block that is known to be of it, before its own name is",
      given: [results, partOf(results, "bucketPublicAccessBlock", { bucket: "the-results" })],
    },
    { title: "a stack without buckets", given: [resource("aws:sns/topic:Topic")] },
  ],
  violates: [
    {
      title: "a bucket without a block",
      given: [results],
      reports: [`results has no public access block; ${write}`],
    },
    {
      title: "a bucket beside one with a block",
      given: [results, bucket("other"), partOf(results, "bucketPublicAccessBlock")],
      reports: [`other has no public access block; ${write}`],
    },
    {
      title: "a bucket of the older type",
      given: [resource("aws:s3/bucketV2:BucketV2")],
      reports: [`example-bucketV2 has no public access block; ${write}`],
    },
    {
      title: "a block that names another bucket",
      given: [named, partOf(named, "bucketPublicAccessBlock", { bucket: "another" })],
      reports: [`named has no public access block; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.remove(
        draft.node("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "site-public-access"),
      ),
    reports: [`site-bucket has no public access block; ${write}`],
  },
});
