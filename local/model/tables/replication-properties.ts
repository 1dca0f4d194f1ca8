/**
 * What becomes of every property of a bucket's replication, and of an object that is copied.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const encryption = unsimulated("objects lie on this disk as they are");
const owner = inert("there is one account here");
const tags = unsimulated("no object has tags here, so the rule takes none");
const condition = unsimulated("a copy is made whenever its target has no object");
const customerKey = unsimulated("no object is encrypted with a key of its own");
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
      replicationTime: unsimulated("no time is promised"),
      storageClass: unsimulated("there is one storage class", "STANDARD"),
    }),
    existingObjectReplication: nested({
      status: unsimulated("what was written before the rule stays where it is", "Disabled"),
    }),
    filter: nested({ and: nested({ prefix: read, tags }), prefix: read, tag: tags }),
    id: inert("a word for people"),
    prefix: read,
    priority: inert("decides which rule's delete markers and storage class count"),
    sourceSelectionCriteria: nested({
      replicaModifications: unsimulated("what changes on a replica stays there"),
      sseKmsEncryptedObjects: inert("no object is encrypted here, so every one can be read"),
    }),
    status: read,
  }),
  token: inert("permits replication from a bucket with Object Lock"),
};

/** Type `aws:s3/objectCopy:ObjectCopy`. */
export const objectCopyTable: PropertyTable = {
  acl: unsimulated("access control lists are not judged", "private"),
  bucket: read,
  bucketKeyEnabled: inert("a way to pay less for encryption"),
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
  forceDestroy: inert("nothing is destroyed here"),
  grants: unsimulated("access control lists are not judged", []),
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
  requestPayer: unsimulated("nobody pays"),
  serverSideEncryption: encryption,
  source: read,
  sourceCustomerAlgorithm: customerKey,
  sourceCustomerKey: customerKey,
  sourceCustomerKeyMd5: customerKey,
  storageClass: unsimulated("there is one storage class", "STANDARD"),
  taggingDirective: inert("no object has tags here"),
  tags: inert("words for people and bills"),
  websiteRedirect: unsimulated("the bucket has no website endpoint"),
};
