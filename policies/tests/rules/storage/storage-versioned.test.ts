import { unknown } from "../../../reading/value.ts";
import { storageVersioned } from "../../../rules/storage/storage-versioned.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";

const results = bucket("results");
const versioning = (status: unknown) => [
  results,
  partOf(results, "bucketVersioning", { versioningConfiguration: { status } }),
];
const type = "aws:s3/bucketVersioning:BucketVersioning";

describeRule(storageVersioned, {
  passes: [
    { title: "a versioned bucket", given: versioning("Enabled") },
    { title: "a status that is not known yet", given: versioning(unknown) },
    {
      title: "a bucket with inline versioning",
      given: [bucket("older", { props: { versioning: { enabled: true } } })],
    },
  ],
  violates: [
    {
      title: "a bucket without versioning",
      given: [results],
      reports: ["results is not versioned; declare an aws.s3.BucketVersioning of it"],
    },
    {
      title: "a bucket that no longer does",
      given: versioning("Suspended"),
      reports: [
        'results-bucketVersioning versioningConfiguration.status is "Suspended"; write status: "Enabled"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(type, "site-versioning"),
        ["versioningConfiguration", "status"],
        "Suspended",
      ),
    reports: [
      'site-versioning versioningConfiguration.status is "Suspended"; write status: "Enabled"',
    ],
  },
});
