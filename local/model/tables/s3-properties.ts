/**
 * What becomes of every property of a bucket, of what belongs to it, and of an object in it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const lock = unsimulated("objects are not locked", false);
const encryption = unsimulated("objects are not encrypted on this disk");
const owner = inert("a single account is simulated");

const corsRule = {
  allowedHeaders: read,
  allowedMethods: read,
  allowedOrigins: read,
  exposeHeaders: read,
  maxAgeSeconds: read,
};

/** Type `aws:s3/bucket:Bucket`. */
export const bucketTable: PropertyTable = {
  accelerationStatus: unsimulated("there is one endpoint", "Suspended"),
  acl: read,
  bucket: inert("read from the output of AWS"),
  bucketNamespace: inert("read from the output of AWS"),
  bucketPrefix: inert("read from the output of AWS"),
  corsRules: nested(corsRule),
  forceDestroy: inert("nothing is destroyed on loopback"),
  grants: unsimulated("access control lists are not evaluated", []),
  lifecycleRules: unsimulated("nothing expires", []),
  logging: unsimulated("no access logs are written"),
  objectLockConfiguration: unsimulated("objects are not locked"),
  objectLockEnabled: lock,
  policy: read,
  region: inert("read from the output of AWS"),
  replicationConfiguration: unsimulated("rules are read from BucketReplicationConfig alone"),
  requestPayer: unsimulated("billing only", "BucketOwner"),
  serverSideEncryptionConfiguration: encryption,
  tags: inert("documentation and billing only"),
  versioning: nested({
    enabled: read,
    mfaDelete: unsimulated("MFA delete is not simulated", false),
  }),
  website: nested({
    errorDocument: read,
    indexDocument: read,
    redirectAllRequestsTo: read,
    routingRules: read,
  }),
};

/** Type `aws:s3/bucketAcl:BucketAcl`. */
export const bucketAclTable: PropertyTable = {
  accessControlPolicy: unsimulated("of access control lists, only canned ones are evaluated"),
  acl: read,
  bucket: read,
  expectedBucketOwner: owner,
  region: inert("that of its bucket"),
};

/** Type `aws:s3/bucketOwnershipControls:BucketOwnershipControls`. */
export const bucketOwnershipTable: PropertyTable = {
  bucket: read,
  region: inert("that of its bucket"),
  rule: nested({ objectOwnership: read }),
};

/** Type `aws:s3/bucketNotification:BucketNotification`. */
export const bucketNotificationTable: PropertyTable = {
  bucket: read,
  eventbridge: unsimulated("no events are sent to EventBridge", false),
  lambdaFunctions: nested({
    events: read,
    filterPrefix: read,
    filterSuffix: read,
    id: read,
    lambdaFunctionArn: read,
  }),
  queues: nested({
    events: read,
    filterPrefix: read,
    filterSuffix: read,
    id: read,
    queueArn: read,
  }),
  region: inert("that of its bucket"),
  topics: unsimulated("no messages are sent to topics", []),
};

const routingRule = {
  condition: nested({ httpErrorCodeReturnedEquals: read, keyPrefixEquals: read }),
  redirect: nested({
    hostName: read,
    httpRedirectCode: read,
    protocol: read,
    replaceKeyPrefixWith: read,
    replaceKeyWith: read,
  }),
};

/** Routing rules as JSON, once their members are named as in the resource. */
export const routingRulesTable: PropertyTable = { routingRules: nested(routingRule) };

/** Type `aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration`. */
export const bucketWebsiteTable: PropertyTable = {
  bucket: read,
  errorDocument: nested({ key: read }),
  expectedBucketOwner: owner,
  indexDocument: nested({ suffix: read }),
  redirectAllRequestsTo: nested({ hostName: read, protocol: read }),
  region: inert("that of its bucket"),
  routingRuleDetails: read,
  ...routingRulesTable,
};

/** Type `aws:s3/bucketVersioning:BucketVersioning`. */
export const bucketVersioningTable: PropertyTable = {
  bucket: read,
  expectedBucketOwner: owner,
  mfa: inert("applies to MFA delete only"),
  region: inert("that of its bucket"),
  versioningConfiguration: nested({
    mfaDelete: unsimulated("MFA delete is not simulated", "Disabled"),
    status: read,
  }),
};

/** Type `aws:s3/bucketCorsConfiguration:BucketCorsConfiguration`. */
export const bucketCorsTable: PropertyTable = {
  bucket: read,
  corsRules: nested({ ...corsRule, id: read }),
  expectedBucketOwner: owner,
  region: inert("that of its bucket"),
};

/** Type `aws:s3/bucketPolicy:BucketPolicy`. */
export const bucketPolicyTable: PropertyTable = {
  bucket: read,
  policy: read,
  region: inert("that of its bucket"),
};

/** Type `aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock`. */
export const bucketPublicAccessBlockTable: PropertyTable = {
  blockPublicAcls: read,
  blockPublicPolicy: inert("restrictPublicBuckets blocks public policies"),
  bucket: read,
  ignorePublicAcls: read,
  region: inert("that of its bucket"),
  restrictPublicBuckets: read,
  skipDestroy: inert("nothing is destroyed on loopback"),
};

/** Types `aws:s3/bucketObjectv2:BucketObjectv2` and `aws:s3/bucketObject:BucketObject`. */
export const bucketObjectTable: PropertyTable = {
  acl: read,
  bucket: read,
  bucketKeyEnabled: inert("encryption cost only"),
  cacheControl: read,
  checksumAlgorithm: unsimulated("no additional checksum is kept"),
  content: read,
  contentBase64: read,
  contentDisposition: read,
  contentEncoding: read,
  contentLanguage: read,
  contentType: read,
  etag: read,
  forceDestroy: inert("nothing is destroyed on loopback"),
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
  storageClass: unsimulated("storage classes are not simulated", "STANDARD"),
  tags: inert("documentation and billing only"),
  websiteRedirect: read,
};
