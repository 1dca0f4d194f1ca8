/**
 * What becomes of every property of a bucket's replication, and of an object that is copied.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const encryption = unsimulated("objects are not encrypted on this disk");
const owner = inert("a single account is simulated");
const tags = unsimulated("object tags are not simulated: the rule replicates nothing");
const condition = unsimulated("a copy is made whenever its target has no object");
const customerKey = unsimulated("encryption keys are not simulated");
const sourceMetadata = unsimulated("a copy keeps the metadata of its source");

/** Type `aws:s3/bucketReplicationConfig:BucketReplicationConfig`. */
export const bucketReplicationConfigTable: PropertyTable = {
  bucket: read,
  region: inert("that of its bucket"),
  role: read,
  rules: nested({
    deleteMarkerReplication: nested({
      status: unsimulated("deletes are not replicated", "Disabled"),
    }),
    destination: nested({
      accessControlTranslation: owner,
      account: owner,
      bucket: read,
      encryptionConfiguration: encryption,
      metrics: unsimulated("no metrics are recorded"),
      replicationTime: unsimulated("replication time is not guaranteed"),
      storageClass: unsimulated("storage classes are not simulated", "STANDARD"),
    }),
    existingObjectReplication: nested({
      status: unsimulated("objects written before the rule are not replicated", "Disabled"),
    }),
    filter: nested({ and: nested({ prefix: read, tags }), prefix: read, tag: tags }),
    id: inert("documentation only"),
    prefix: read,
    priority: inert("decides which rule's delete markers and storage class count"),
    sourceSelectionCriteria: nested({
      replicaModifications: unsimulated("changes of a replica are not replicated"),
      sseKmsEncryptedObjects: inert("objects are not encrypted"),
    }),
    status: read,
  }),
  token: inert("permits replication from a bucket with Object Lock"),
};

/** Type `aws:s3/objectCopy:ObjectCopy`. */
export const objectCopyTable: PropertyTable = {
  acl: unsimulated("access control lists are not evaluated", "private"),
  bucket: read,
  bucketKeyEnabled: inert("encryption cost only"),
  cacheControl: sourceMetadata,
  checksumAlgorithm: unsimulated("a copy keeps the checksum of its source"),
  contentDisposition: sourceMetadata,
  contentEncoding: sourceMetadata,
  contentLanguage: sourceMetadata,
  contentType: sourceMetadata,
  copyIfMatch: condition,
  copyIfModifiedSince: condition,
  copyIfNoneMatch: condition,
  copyIfUnmodifiedSince: condition,
  customerAlgorithm: customerKey,
  customerKey,
  customerKeyMd5: customerKey,
  expectedBucketOwner: owner,
  expectedSourceBucketOwner: owner,
  expires: sourceMetadata,
  forceDestroy: inert("nothing is destroyed on loopback"),
  grants: unsimulated("access control lists are not evaluated", []),
  key: read,
  kmsEncryptionContext: encryption,
  kmsKeyId: encryption,
  metadata: sourceMetadata,
  metadataDirective: unsimulated("a copy keeps the metadata of its source", "COPY"),
  objectLockLegalHoldStatus: unsimulated("objects are not locked", "OFF"),
  objectLockMode: unsimulated("objects are not locked"),
  objectLockRetainUntilDate: unsimulated("objects are not locked"),
  overrideProvider: inert("about default tags"),
  region: inert("that of its bucket"),
  requestPayer: unsimulated("billing only"),
  serverSideEncryption: encryption,
  source: read,
  sourceCustomerAlgorithm: customerKey,
  sourceCustomerKey: customerKey,
  sourceCustomerKeyMd5: customerKey,
  storageClass: unsimulated("storage classes are not simulated", "STANDARD"),
  taggingDirective: inert("object tags are not simulated"),
  tags: inert("documentation and billing only"),
  websiteRedirect: unsimulated("copied objects redirect nowhere"),
};
