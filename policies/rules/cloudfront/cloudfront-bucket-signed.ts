import { checkEach, leftOut, present, property } from "../../property-check.ts";
import { distributionType, isBucket, origins } from "../../reading/distribution.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBucketSigned = resourceRule({
  name: "cloudfront-bucket-signed",
  statement: "Buckets are read with signed requests, by origin access control.",
  why: "Without signatures the bucket must be public; the older origin access identity cannot sign for newer Regions or objects encrypted with KMS.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "high",
  anchors: ["CloudFront.13", "CKV2_AWS_46"],
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(
      origins(distribution).filter(isBucket),
      property(
        "originAccessControlId",
        present("write the id of an aws.cloudfront.OriginAccessControl"),
      ),
      property(
        "s3OriginConfig.originAccessIdentity",
        leftOut("names an origin access identity", "leave it out, and write originAccessControlId"),
      ),
    ),
});
