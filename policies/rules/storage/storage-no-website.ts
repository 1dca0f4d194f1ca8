import { report } from "../../property-check.ts";
import { bucketTypes, typesOf } from "../../reading/bucket.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const websiteTypes = typesOf("bucketWebsiteConfiguration");

export const storageNoWebsite = resourceRule({
  name: "storage-no-website",
  statement: "No bucket is a website.",
  why: "A website endpoint uses plain HTTP, does not support origin access control, and needs a public bucket.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  severity: "high",
  types: [...websiteTypes, ...bucketTypes],
  evaluate(resource) {
    const { website } = resource.props;
    const isWebsite = websiteTypes.includes(resource.type);
    return (
      (isWebsite || (isPresent(website) && website !== unknown)) &&
      report(
        resource,
        isWebsite ? "" : "website",
        "makes a bucket a website",
        "serve the bucket through CloudFront with origin access control",
      )
    );
  },
});
