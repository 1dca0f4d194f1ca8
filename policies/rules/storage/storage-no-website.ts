import { bucketTypes, typesOf } from "../../reading/bucket.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const websiteTypes = typesOf("bucketWebsiteConfiguration");

export const storageNoWebsite = resourceRule({
  name: "storage-no-website",
  statement: "No bucket is a website.",
  why: "A website endpoint speaks plain HTTP, knows no origin access control, and needs a public bucket.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  severity: "high",
  level: "mandatory",
  types: [...websiteTypes, ...bucketTypes],
  *evaluate({ type, props }) {
    const isWebsite = websiteTypes.includes(type);
    if (isWebsite || isPresent(props["website"])) {
      yield {
        at: isWebsite ? "" : "website",
        found: "makes a website of a bucket",
        write: "serve the bucket through CloudFront with origin access control",
      };
    }
  },
});
