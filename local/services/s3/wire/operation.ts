/**
 * Which operation of the S3 API a request is.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 * @module
 */
import type { Query } from "./query-string.ts";

/** The operations that are simulated. */
export type OperationName =
  | "AbortMultipartUpload"
  | "CompleteMultipartUpload"
  | "CopyObject"
  | "CreateBucket"
  | "CreateMultipartUpload"
  | "DeleteObject"
  | "DeleteObjects"
  | "GetBucketLocation"
  | "GetBucketVersioning"
  | "GetObject"
  | "GetObjectAttributes"
  | "GetObjectTagging"
  | "HeadBucket"
  | "HeadObject"
  | "ListBuckets"
  | "ListMultipartUploads"
  | "ListObjectVersions"
  | "ListObjects"
  | "ListObjectsV2"
  | "ListParts"
  | "PutObject"
  | "UploadPart"
  | "UploadPartCopy";

/** What a request asks for: something we do, or the name of something we do not. */
export type Operation =
  | { readonly kind: "simulated"; readonly name: OperationName }
  | { readonly kind: "missing"; readonly name: string };

/** What an operation is about. */
export type Scope = "Service" | "Bucket" | "Object";

/** Sub-resources that choose an operation, and the noun S3 gives each. */
const nouns: Readonly<Record<string, string>> = {
  abac: "Abac",
  accelerate: "AccelerateConfiguration",
  acl: "Acl",
  analytics: "AnalyticsConfiguration",
  annotation: "Annotation",
  attributes: "Attributes",
  cors: "Cors",
  delete: "s",
  encryption: "Encryption",
  "intelligent-tiering": "IntelligentTieringConfiguration",
  inventory: "InventoryConfiguration",
  "legal-hold": "LegalHold",
  lifecycle: "LifecycleConfiguration",
  location: "Location",
  logging: "Logging",
  metadataAnnotationTable: "MetadataAnnotationTableConfiguration",
  metadataConfiguration: "MetadataConfiguration",
  metadataInventoryTable: "MetadataInventoryTableConfiguration",
  metadataJournalTable: "MetadataJournalTableConfiguration",
  metadataTable: "MetadataTableConfiguration",
  metrics: "MetricsConfiguration",
  notification: "NotificationConfiguration",
  "object-lock": "LockConfiguration",
  ownershipControls: "OwnershipControls",
  partNumber: "Part",
  policy: "Policy",
  policyStatus: "PolicyStatus",
  publicAccessBlock: "PublicAccessBlock",
  renameObject: "Rename",
  replication: "Replication",
  requestPayment: "RequestPayment",
  restore: "Restore",
  retention: "Retention",
  select: "Content",
  session: "Session",
  tagging: "Tagging",
  torrent: "Torrent",
  uploadId: "Upload",
  uploads: "Uploads",
  versioning: "Versioning",
  versions: "Versions",
  website: "Website",
};

/** Method, scope and sub-resources (sorted, joined with `+`) of everything simulated. */
const simulated: Readonly<Record<string, OperationName>> = {
  "GET Service": "ListBuckets",
  "GET Bucket": "ListObjects",
  "GET Bucket location": "GetBucketLocation",
  "GET Bucket versioning": "GetBucketVersioning",
  "GET Bucket versions": "ListObjectVersions",
  "GET Bucket uploads": "ListMultipartUploads",
  "HEAD Bucket": "HeadBucket",
  "PUT Bucket": "CreateBucket",
  "POST Bucket delete": "DeleteObjects",
  "GET Object": "GetObject",
  "GET Object attributes": "GetObjectAttributes",
  "GET Object partNumber": "GetObject",
  "GET Object tagging": "GetObjectTagging",
  "HEAD Object": "HeadObject",
  "HEAD Object partNumber": "HeadObject",
  "PUT Object": "PutObject",
  "DELETE Object": "DeleteObject",
  "POST Object uploads": "CreateMultipartUpload",
  "PUT Object partNumber+uploadId": "UploadPart",
  "GET Object uploadId": "ListParts",
  "POST Object uploadId": "CompleteMultipartUpload",
  "DELETE Object uploadId": "AbortMultipartUpload",
};

/** Names S3 gives to what is missing, where method, scope and noun do not make the name. */
const missing: Readonly<Record<string, string>> = {
  "DELETE Bucket": "DeleteBucket",
  "POST Bucket": "PostObject (browser upload)",
  "POST Object restore": "RestoreObject",
  "POST Object select": "SelectObjectContent",
  "PUT Object renameObject": "RenameObject",
};

/**
 * Names the operation.
 *
 * @param headers By lower-case name: a copy differs from a put by one of them.
 * @throws never
 */
export function routeOperation(
  method: string,
  scope: Scope,
  query: Query,
  headers: Readonly<Record<string, string>>,
): Operation {
  const resources = [...query.keys()].filter((resource) => Object.hasOwn(nouns, resource)).sort();
  const signature = [method, scope, resources.join("+")].filter((part) => part !== "").join(" ");
  const name = simulated[signature];
  const copy = headers["x-amz-copy-source"] !== undefined;
  if (name === "ListObjects" && query.get("list-type") === "2") {
    return { kind: "simulated", name: "ListObjectsV2" };
  }
  if (name === "PutObject" && copy) {
    return { kind: "simulated", name: "CopyObject" };
  }
  if (name === "UploadPart" && copy) {
    return { kind: "simulated", name: "UploadPartCopy" };
  }
  return name === undefined
    ? { kind: "missing", name: missing[signature] ?? inventName(method, scope, resources) }
    : { kind: "simulated", name };
}

/** Almost every operation of S3 is named verb, scope, noun. */
function inventName(method: string, scope: Scope, resources: readonly string[]): string {
  // A method is whatever a client wrote; only known ones are repeated.
  const known = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE"];
  const verb = known.includes(method) ? `${method[0]}${method.slice(1).toLowerCase()}` : "Unknown";
  return `${verb}${scope}${resources.map((resource) => nouns[resource] ?? "").join("")}`;
}
