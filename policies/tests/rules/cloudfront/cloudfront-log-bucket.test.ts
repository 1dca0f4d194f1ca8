import { bucketType } from "../../../reading/bucket.ts";
import { ownershipType } from "../../../reading/cloudfront-type.ts";
import { distributionType } from "../../../reading/distribution.ts";

import { unknown } from "../../../reading/value.ts";
import { cloudfrontLogBucket } from "../../../rules/cloudfront/cloudfront-log-bucket.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

/** A distribution that logs to a bucket whose objects belong to whom? */
function logging(...objectOwnership: readonly unknown[]) {
  const bucket = resource(bucketType);
  return [
    bucket,
    distribution({ loggingConfig: { bucket: unknown } }, { from: { loggingConfig: [bucket] } }),
    ...objectOwnership.map((each) =>
      resource(ownershipType, {
        props: { rule: { objectOwnership: each } },
        from: { bucket: [bucket] },
      }),
    ),
  ];
}

describeRule(cloudfrontLogBucket, {
  passes: [
    { title: "a bucket that accepts grants", given: logging("BucketOwnerPreferred") },
    { title: "ownership that is not known yet", given: logging(unknown) },
    { title: "a bucket for something else", given: [resource(bucketType), distribution()] },
  ],
  violates: [
    {
      title: "a bucket as buckets are",
      given: logging(),
      reports: [
        "example-bucket accepts no grants, while example-distribution logs to it; deliver the logs with aws.cloudwatch.LogDelivery, or declare BucketOwnerPreferred",
      ],
    },
    {
      title: "a bucket that accepts no grants",
      given: logging("BucketOwnerEnforced"),
      reports: [
        "example-bucket accepts no grants, while example-distribution logs to it; deliver the logs with aws.cloudwatch.LogDelivery, or declare BucketOwnerPreferred",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      draft.set(facade, ["loggingConfig"], { bucket: "site.s3.amazonaws.com" });
      draft.wire(facade, "loggingConfig", [draft.node(bucketType, "site-bucket")]);
    },
    reports: [
      "site-bucket accepts no grants, while facade-distribution logs to it; deliver the logs with aws.cloudwatch.LogDelivery, or declare BucketOwnerPreferred",
    ],
  },
});
