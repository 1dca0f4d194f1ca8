import { unknown } from "../../../reading/value.ts";
import { storageEncryption } from "../../../rules/storage/storage-encryption.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";

const results = bucket("results");
const kind = "bucketServerSideEncryptionConfiguration";
const encrypted = (sseAlgorithm: unknown) => [
  results,
  partOf(results, kind, { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }] }),
];
const at = "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm";
const missing =
  "does not declare its encryption; declare an aws.s3.BucketServerSideEncryptionConfiguration of it";

describeRule(storageEncryption, {
  passes: [
    { title: "keys of S3", given: encrypted("AES256") },
    { title: "keys of KMS", given: encrypted("aws:kms") },
    { title: "an algorithm that is not known yet", given: encrypted(unknown) },
  ],
  violates: [
    { title: "no encryption declared", given: [results], reports: [`results ${missing}`] },
    {
      title: "no algorithm",
      given: encrypted(undefined),
      reports: [`results-${kind} ${at} is nothing; write one of AES256, aws:kms, aws:kms:dsse`],
    },
    {
      title: "keys of S3 where keys of KMS are demanded",
      given: encrypted("AES256"),
      settings: { algorithms: ["aws:kms"] },
      reports: [`results-${kind} ${at} is "AES256"; write one of aws:kms`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.remove(
        draft.node(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          "site-encryption",
        ),
      ),
    reports: [`site-bucket ${missing}`],
  },
});
