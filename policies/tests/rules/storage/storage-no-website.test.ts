import { bucketType } from "../../../reading/bucket.ts";
import { storageNoWebsite } from "../../../rules/storage/storage-no-website.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const rest =
  "makes a bucket a website; serve the bucket through CloudFront with origin access control";

describeRule(storageNoWebsite, {
  passes: [
    { title: "a bucket", given: resource(bucketType) },
    {
      title: "a bucket without a website",
      given: resource(bucketType, { props: { website: null } }),
    },
  ],
  violates: [
    {
      title: "a bucket with a website",
      given: resource(bucketType, { props: { website: { indexDocument: "index.html" } } }),
      reports: [`example-bucket website ${rest}`],
    },
    {
      title: "a website as a separate resource",
      given: resource("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration"),
      reports: [`example-bucketWebsiteConfiguration ${rest}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(bucketType, "site-bucket"), ["website"], {
        indexDocument: "index.html",
      }),
    reports: [`site-bucket website ${rest}`],
  },
});
