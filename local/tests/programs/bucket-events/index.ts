import * as aws from "@pulumi/aws";

const uploads = new aws.s3.Bucket("uploads", {
  bucket: "uploads",
  website: { indexDocument: "index.html" },
});

new aws.s3.BucketPublicAccessBlock("open", { bucket: uploads.id });
new aws.s3.BucketPolicy("public", {
  bucket: uploads.id,
  policy: {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::uploads/*" },
    ],
  },
});

uploads.onObjectCreated(
  "onUpload",
  async (event: aws.s3.BucketEvent) => {
    const { PutObjectCommand, S3Client } = require("@aws-sdk/client-s3");
    const s3 = new S3Client({});
    for (const { eventName, s3: about } of event.Records ?? []) {
      const Key = `done/${about.object.key}`;
      const Body = `${eventName} ${about.object.size} bytes`;
      await s3.send(new PutObjectCommand({ Bucket: about.bucket.name, Key, Body }));
      console.log(`wrote ${Key}`);
    }
  },
  { filterSuffix: ".txt", filterPrefix: "in/" },
);

new aws.s3.BucketObjectv2("first", { bucket: uploads.id, key: "in/first file.txt", content: "12345" });
new aws.s3.BucketObjectv2("other", { bucket: uploads.id, key: "in/other.md", content: "1" });
