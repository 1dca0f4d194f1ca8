import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBucketDomain = resourceRule({
  name: "cloudfront-bucket-domain",
  statement: "Buckets are named by their regional domain.",
  why: "The global name answers 307 for up to a day, and a website's name takes neither signatures nor HTTPS.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of origins(distribution)) {
      const domainName = text(props["domainName"]) ?? "";
      if (/\.s3-website[.-][\w.-]*amazonaws\.com$/.test(domainName)) {
        yield {
          at: `${at}.domainName`,
          found: "is a website's endpoint",
          write: "write the bucket's bucketRegionalDomainName",
        };
      } else if (domainName.endsWith(".s3.amazonaws.com")) {
        yield {
          at: `${at}.domainName`,
          found: "is the bucket's global name",
          write: "write the bucket's bucketRegionalDomainName",
        };
      }
    }
  },
});
