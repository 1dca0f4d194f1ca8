const aws = require("@pulumi/aws");

const site = new aws.s3.Bucket("site", {
  bucket: "www.example.com",
  website: {
    indexDocument: "index.html",
    errorDocument: "missing.html",
    routingRules: JSON.stringify([
      { Condition: { KeyPrefixEquals: "img/" }, Redirect: { ReplaceKeyPrefixWith: "images/" } },
    ]),
  },
});

new aws.s3.BucketObject("index.html", {
  bucket: site,
  content: "Hello from a bucket",
  contentType: "text/html",
});

const open = new aws.s3.BucketPublicAccessBlock("open", { bucket: site.id });

new aws.s3.BucketPolicy(
  "public",
  {
    bucket: site.bucket,
    policy: site.arn.apply((arn) => ({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: [`${arn}/*`] }],
    })),
  },
  { dependsOn: [open] },
);

new aws.s3.Bucket("apex", {
  bucket: "example.com",
  website: { redirectAllRequestsTo: "https://www.example.com" },
});

exports.websiteUrl = site.websiteEndpoint;
