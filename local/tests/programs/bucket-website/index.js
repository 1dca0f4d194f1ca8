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
  acl: "public-read",
  content: "Hello from a bucket",
  contentType: "text/html",
});

const open = new aws.s3.BucketPublicAccessBlock("open", { bucket: site.id });

const controls = new aws.s3.BucketOwnershipControls("controls", {
  bucket: site.id,
  rule: { objectOwnership: "ObjectWriter" },
});

new aws.s3.BucketObject(
  "about",
  { bucket: site, key: "about.html", content: "about", acl: "public-read" },
  { dependsOn: [open, controls] },
);

new aws.s3.BucketObject("draft", { bucket: site, key: "draft.html", content: "draft" });

new aws.s3.Bucket("apex", {
  bucket: "example.com",
  website: { redirectAllRequestsTo: "https://www.example.com" },
});

exports.websiteUrl = site.websiteEndpoint;
