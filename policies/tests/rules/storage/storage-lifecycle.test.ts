import { unknown } from "../../../reading/value.ts";
import { storageLifecycle } from "../../../rules/storage/storage-lifecycle.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";

const results = bucket("results");
const rule = {
  status: "Enabled",
  noncurrentVersionExpiration: { noncurrentDays: 90 },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};
const rules = (given: unknown) => [
  results,
  partOf(results, "bucketLifecycleConfiguration", { rules: given }),
];
const uploads =
  "aborts no incomplete uploads; write a lifecycle rule with abortIncompleteMultipartUpload";
const versions = "expires no old versions; write a lifecycle rule with noncurrentVersionExpiration";

describeRule(storageLifecycle, {
  passes: [
    { title: "a rule that does both", given: rules([rule]) },
    {
      title: "a rule for each",
      given: rules([
        { ...rule, noncurrentVersionExpiration: undefined },
        { ...rule, abortIncompleteMultipartUpload: undefined },
      ]),
    },
    { title: "rules that are not known yet", given: rules(unknown) },
  ],
  violates: [
    {
      title: "no lifecycle",
      given: [results],
      reports: [`results ${uploads}`, `results ${versions}`],
    },
    {
      title: "uploads are forgotten",
      given: rules([{ ...rule, abortIncompleteMultipartUpload: undefined }]),
      reports: [`results-bucketLifecycleConfiguration ${uploads}`],
    },
    {
      title: "a rule that is off",
      given: rules([
        { ...rule, noncurrentVersionExpiration: undefined },
        { ...rule, status: "Disabled" },
      ]),
      reports: [`results-bucketLifecycleConfiguration ${versions}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(
          "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          "season-lifecycle",
        ),
        ["rules", 0, "noncurrentVersionExpiration"],
        undefined,
      ),
    reports: [`season-lifecycle ${versions}`],
  },
});
