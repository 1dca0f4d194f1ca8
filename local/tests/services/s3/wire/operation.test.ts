/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { routeOperation } from "../../../../services/s3/wire/operation.ts";
import { parseQuery } from "../../../../services/s3/wire/query-string.ts";

const copy = { "x-amz-copy-source": "/a/b" };

describe("routeOperation", () => {
  for (const [method, scope, query, headers, name] of [
    ["GET", "Service", "", {}, "ListBuckets"],
    ["GET", "Bucket", "", {}, "ListObjects"],
    ["GET", "Bucket", "prefix=a&max-keys=3", {}, "ListObjects"],
    ["GET", "Bucket", "list-type=2", {}, "ListObjectsV2"],
    ["GET", "Bucket", "list-type=1", {}, "ListObjects"],
    ["GET", "Bucket", "versions", {}, "ListObjectVersions"],
    ["GET", "Bucket", "location=", {}, "GetBucketLocation"],
    ["GET", "Bucket", "versioning", {}, "GetBucketVersioning"],
    ["HEAD", "Bucket", "", {}, "HeadBucket"],
    ["PUT", "Bucket", "", {}, "CreateBucket"],
    ["POST", "Bucket", "delete", {}, "DeleteObjects"],
    ["GET", "Object", "x-id=GetObject&versionId=1", {}, "GetObject"],
    ["GET", "Object", "response-expires=0", {}, "GetObject"],
    ["HEAD", "Object", "", {}, "HeadObject"],
    ["PUT", "Object", "x-id=PutObject", {}, "PutObject"],
    ["PUT", "Object", "", copy, "CopyObject"],
    ["DELETE", "Object", "versionId=1", {}, "DeleteObject"],
    ["POST", "Object", "uploads", {}, "CreateMultipartUpload"],
    ["PUT", "Object", "partNumber=1&uploadId=a", {}, "UploadPart"],
    ["PUT", "Object", "uploadId=a&partNumber=1", {}, "UploadPart"],
    ["GET", "Object", "uploadId=a", {}, "ListParts"],
    ["POST", "Object", "uploadId=a", {}, "CompleteMultipartUpload"],
    ["DELETE", "Object", "uploadId=a", {}, "AbortMultipartUpload"],
    ["GET", "Bucket", "uploads", {}, "ListMultipartUploads"],
    ["GET", "Object", "tagging", {}, "GetObjectTagging"],
    ["GET", "Object", "attributes", {}, "GetObjectAttributes"],
    ["GET", "Object", "partNumber=1", {}, "GetObject"],
    ["HEAD", "Object", "partNumber=1", {}, "HeadObject"],
    ["PUT", "Object", "partNumber=1&uploadId=a", copy, "UploadPartCopy"],
  ] as const) {
    it(`finds ${name} in ${method} ${scope}?${query}`, () => {
      assert.deepEqual(routeOperation(method, scope, parseQuery(query), headers), {
        kind: "simulated",
        name,
      });
    });
  }

  for (const [method, scope, query, headers, name] of [
    ["DELETE", "Bucket", "", {}, "DeleteBucket"],
    ["GET", "Bucket", "acl", {}, "GetBucketAcl"],
    ["PUT", "Bucket", "policy", {}, "PutBucketPolicy"],
    ["PUT", "Bucket", "versioning", {}, "PutBucketVersioning"],
    ["POST", "Bucket", "", {}, "PostObject (browser upload)"],
    ["DELETE", "Object", "tagging", {}, "DeleteObjectTagging"],
    ["PUT", "Object", "legal-hold", {}, "PutObjectLegalHold"],
    ["POST", "Object", "select&select-type=2", {}, "SelectObjectContent"],
    ["OPTIONS", "Object", "", {}, "OptionsObject"],
    ["<SCRIPT>", "Object", "", {}, "UnknownObject"],
    ["DELETE", "Service", "", {}, "DeleteService"],
    ["constructor", "Object", "__proto__=1&constructor=2", {}, "UnknownObject"],
  ] as const) {
    it(`names the missing ${name} in ${method} ${scope}?${query}`, () => {
      assert.deepEqual(routeOperation(method, scope, parseQuery(query), headers), {
        kind: "missing",
        name,
      });
    });
  }
});
