import { publicAccessBlockSettings } from "../../../aws/s3-limits.ts";
import { checkEach, property, turnedOn } from "../../property-check.ts";
import { resourceRule } from "../../rule.ts";

const flags = publicAccessBlockSettings.value;

export const storagePublicAccessClosed = resourceRule({
  name: "storage-public-access-closed",
  statement: "Public access blocks have all four flags on.",
  why: "Each of the four flags blocks another kind of public access, and each is off by default.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  severity: "critical",
  anchors: [
    ...["S3.1", "CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
    ...["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093"],
  ],
  types: [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  ],
  evaluate: (block) => checkEach([block], ...flags.map((flag) => property(flag, turnedOn))),
});
