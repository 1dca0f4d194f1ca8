/**
 * What becomes of every property of a bucket, of what belongs to it, and of an object in it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 * @module
 */
import { inert, nested, type PropertyTable, read, refused, unsimulated } from "../treatment.ts";

const lock = unsimulated("objects are not locked", false);
const encryption = unsimulated("objects lie on this disk as they are");
const owner = inert("there is one account here");

/** Type `aws:s3/bucket:Bucket`. */
export const bucketTable: PropertyTable = {
  accelerationStatus: unsimulated("there is one endpoint", "Suspended"),
  acl: unsimulated("access control lists are not judged", "private"),
  bucket: inert("read as AWS answers it"),
  bucketNamespace: inert("read as AWS answers it"),
  bucketPrefix: inert("read as AWS answers it"),
  corsRules: unsimulated("the bucket adds no CORS headers", []),
  forceDestroy: inert("nothing is destroyed here"),
  grants: unsimulated("access control lists are not judged", []),
  lifecycleRules: unsimulated("nothing expires", []),
  logging: unsimulated("no access logs are written"),
  objectLockConfiguration: unsimulated("objects are not locked"),
  objectLockEnabled: lock,
  policy: refused("must be a BucketPolicy resource: the property is not simulated"),
  region: inert("read as AWS answers it"),
  replicationConfiguration: unsimulated("rules are read from BucketReplicationConfig alone"),
  requestPayer: unsimulated("nobody pays", "BucketOwner"),
  serverSideEncryptionConfiguration: encryption,
  tags: inert("words for people and bills"),
  versioning: nested({
    enabled: read,
    mfaDelete: unsimulated("nobody is asked for a code", false),
  }),
  website: unsimulated("the bucket has no website endpoint"),
};

/** Type `aws:s3/bucketVersioning:BucketVersioning`. */
export const bucketVersioningTable: PropertyTable = {
  bucket: read,
  expectedBucketOwner: owner,
  mfa: inert("means nothing without mfaDelete"),
  region: inert("that of its bucket"),
  versioningConfiguration: nested({
    mfaDelete: unsimulated("nobody is asked for a code", "Disabled"),
    status: read,
  }),
};

/** Type `aws:s3/bucketPolicy:BucketPolicy`. */
export const bucketPolicyTable: PropertyTable = {
  bucket: read,
  policy: read,
  region: inert("that of its bucket"),
};

/** Type `aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock`. */
export const bucketPublicAccessBlockTable: PropertyTable = {
  blockPublicAcls: inert("access control lists open nothing here"),
  blockPublicPolicy: inert("a policy that opens a bucket is stopped by restrictPublicBuckets"),
  bucket: read,
  ignorePublicAcls: inert("access control lists open nothing here"),
  region: inert("that of its bucket"),
  restrictPublicBuckets: read,
  skipDestroy: inert("nothing is destroyed here"),
};

/** Types `aws:s3/bucketObjectv2:BucketObjectv2` and `aws:s3/bucketObject:BucketObject`. */
export const bucketObjectTable: PropertyTable = {
  acl: unsimulated("access control lists are not judged", "private"),
  bucket: read,
  bucketKeyEnabled: inert("a way to pay less for encryption"),
  cacheControl: read,
  checksumAlgorithm: unsimulated("no additional checksum is kept"),
  content: read,
  contentBase64: read,
  contentDisposition: read,
  contentEncoding: read,
  contentLanguage: read,
  contentType: read,
  etag: read,
  forceDestroy: inert("nothing is destroyed here"),
  key: read,
  kmsKeyId: encryption,
  metadata: read,
  objectLockLegalHoldStatus: unsimulated("objects are not locked", "OFF"),
  objectLockMode: unsimulated("objects are not locked"),
  objectLockRetainUntilDate: unsimulated("objects are not locked"),
  overrideProvider: inert("about default tags"),
  region: inert("that of its bucket"),
  serverSideEncryption: encryption,
  source: read,
  sourceHash: read,
  storageClass: unsimulated("there is one storage class", "STANDARD"),
  tags: inert("words for people and bills"),
  websiteRedirect: unsimulated("the bucket has no website endpoint"),
};
