import { absent } from "../../old-finding.ts";
import { isBucket, origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontBucketSigned = resourceRule({
  name: "cloudfront-bucket-signed",
  statement: "Buckets are read with signed requests, by origin access control.",
  why: "Without a signature the bucket has to be public; the older identity cannot sign for newer Regions or encrypted objects.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.13", "CKV2_AWS_46"],
  types: [distributionType],
  *evaluate(distribution) {
    for (const origin of origins(distribution).filter(isBucket)) {
      const { at, props } = origin;
      yield* absent(
        `${at}.originAccessControlId`,
        props["originAccessControlId"],
        "write the id of an aws.cloudfront.OriginAccessControl",
      );
      if (isPresent(part(props["s3OriginConfig"], "originAccessIdentity"))) {
        yield {
          at: `${at}.s3OriginConfig.originAccessIdentity`,
          found: "names an origin access identity",
          write: "leave it out, and write originAccessControlId",
        };
      }
    }
  },
});
