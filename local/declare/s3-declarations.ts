/**
 * What S3 answers when buckets and objects are declared.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { websiteDashRegions } from "../../aws/s3-websites.ts";
import { contents } from "./asset-content.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Buckets, what is set on them, and objects. */
export const s3: Service = {
  resources: {
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": ofBucket,
    "aws:s3/bucketAcl:BucketAcl": (resource) => ({
      ...ofBucket(resource),
      accessControlPolicy: { grants: [], owner: { displayName: "", id: "0".repeat(64) } },
    }),
    "aws:s3/bucketNotification:BucketNotification": ofBucket,
    "aws:s3/bucketVersioning:BucketVersioning": ofBucket,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
      ofBucket,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (resource) => ({
      ...ofBucket(resource),
      expectedBucketOwner: "",
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
    }),
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": website,
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": ofBucket,
    "aws:s3/bucketObjectv2:BucketObjectv2": object,
    "aws:s3/bucketObject:BucketObject": object,
    "aws:s3/objectCopy:ObjectCopy": copy,
  },
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const nameRules = { max: 63, lower: true };

function bucket(resource: DeclaredResource): Answer {
  const name = resource.text("bucket") ?? resource.physicalName(nameRules);
  return {
    id: name,
    bucket: name,
    arn: `arn:aws:s3:::${name}`,
    bucketDomainName: `${name}.s3.amazonaws.com`,
    bucketRegion: resource.region,
    bucketRegionalDomainName: `${name}.s3.${resource.region}.amazonaws.com`,
    bucketNamespace: "global",
    bucketPrefix: "",
    accelerationStatus: "",
    objectLockEnabled: false,
    policy: "",
    requestPayer: "BucketOwner",
    // What a bucket has from birth. The settings made by resources of their own do not show here.
    serverSideEncryptionConfiguration: {
      rule: {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
        blockedEncryptionTypes: [],
        bucketKeyEnabled: false,
      },
    },
    versioning: { enabled: false, mfaDelete: false },
    corsRules: [],
    grants: [],
    lifecycleRules: [],
    // Absent in AWS too, although the SDK's type has it.
    logging: null,
    objectLockConfiguration: null,
    replicationConfiguration: null,
    website: null,
    ...(resource.inputs["website"] == null
      ? { websiteDomain: "", websiteEndpoint: "" }
      : websiteNames(name, resource.region)),
  };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
function websiteNames(bucketName: string, region: string) {
  const hasDash = websiteDashRegions.value.some((each) => each === region);
  const websiteDomain = `s3-website${hasDash ? "-" : "."}${region}.amazonaws.com`;
  return { websiteDomain, websiteEndpoint: `${bucketName}.${websiteDomain}` };
}

function website(resource: DeclaredResource): Answer {
  return {
    ...ofBucket(resource),
    ...websiteNames(resource.text("bucket") ?? "", resource.region),
    routingRuleDetails: "",
    routingRules: [],
  };
}

/** A setting of a bucket goes by the bucket's name. */
function ofBucket(resource: DeclaredResource): Answer {
  return { id: resource.text("bucket") ?? resource.name };
}

function object(resource: DeclaredResource): Answer {
  const bucketName = resource.text("bucket") ?? "";
  const key = resource.text("key") ?? resource.name;
  return {
    id: `${bucketName}/${key}`,
    key,
    arn: `arn:aws:s3:::${bucketName}/${key}`,
    etag: etag(resource),
    contentType: "application/octet-stream",
    bucketKeyEnabled: false,
    serverSideEncryption: "AES256",
    storageClass: "STANDARD",
  };
}

/** What it copies is known by its own bucket alone. */
function copy(resource: DeclaredResource): Answer {
  const { text } = resource;
  return { id: `${text("bucket") ?? ""}/${text("key") ?? ""}`, metadata: {}, tags: {} };
}

/** The MD5 of the bytes: true for an object sent whole and encrypted with S3's own keys, as here. */
function etag(resource: DeclaredResource): string {
  const hash = createHash("md5");
  const { content, contentBase64, source } = resource.inputs;
  if (typeof content === "string") {
    hash.update(content);
  } else if (typeof contentBase64 === "string") {
    hash.update(contentBase64, "base64");
  }
  for (const { bytes } of contents(source)) {
    hash.update(bytes);
  }
  return hash.digest("hex");
}
