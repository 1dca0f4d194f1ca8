import { checkEach, report } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBucketDomain = resourceRule({
  name: "cloudfront-bucket-domain",
  statement: "Bucket origins have the bucket's regional domain name.",
  why: "The global name returns 307 for up to a day, and a website endpoint supports neither signed requests nor HTTPS.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "medium",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(origins(distribution), (origin) => {
      const domainName = text(origin.props["domainName"]) ?? "";
      const isWebsite = /\.s3-website[.-][\w.-]*amazonaws\.com$/.test(domainName);
      return (
        (isWebsite || domainName.endsWith(".s3.amazonaws.com")) &&
        report(
          origin,
          "domainName",
          isWebsite ? "is a website's endpoint" : "is the bucket's global name",
          "write the bucket's bucketRegionalDomainName",
        )
      );
    }),
});
