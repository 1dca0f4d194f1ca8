import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What `@pulumi/synced-folder` exports, without the package. */
class S3BucketFolder extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
    super("synced-folder:index:S3BucketFolder", name, args, opts, true);
  }
}

const bucket = new aws.s3.Bucket("bucket");
const website = new aws.s3.BucketWebsiteConfiguration("website", {
  bucket: bucket.bucket,
  indexDocument: { suffix: "index.html" },
});
const ownership = new aws.s3.BucketOwnershipControls("ownership", {
  bucket: bucket.bucket,
  rule: { objectOwnership: "ObjectWriter" },
});
const access = new aws.s3.BucketPublicAccessBlock("access", {
  bucket: bucket.bucket,
  blockPublicAcls: false,
});
new S3BucketFolder(
  "files",
  { path: "./www", bucketName: bucket.bucket, acl: "public-read" },
  { dependsOn: [ownership, access, website] },
);
