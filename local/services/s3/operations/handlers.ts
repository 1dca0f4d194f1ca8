/**
 * Who answers which operation.
 *
 * @module
 */

import type { OperationName } from "../wire/operation.ts";
import {
  createBucket,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
} from "./bucket-operations.ts";
import type { Handler } from "./call.ts";
import { completeMultipartUpload } from "./complete-upload.ts";
import { createCopyObject } from "./copy-object.ts";
import type { FindBucket } from "./copy-source.ts";
import { deleteObject, deleteObjects } from "./delete-object.ts";
import { getObjectAttributes, getObjectTagging } from "./get-attributes.ts";
import { getObject } from "./get-object.ts";
import { listObjects, listObjectsV2 } from "./list-objects.ts";
import { listMultipartUploads, listParts } from "./list-uploads.ts";
import { listObjectVersions } from "./list-versions.ts";
import {
  abortMultipartUpload,
  createMultipartUpload,
  createUploadPartCopy,
  uploadPart,
} from "./multipart.ts";
import { putObject } from "./put-object.ts";

/** Operations on a bucket or an object, which is all but one. */
export type BucketOperation = Exclude<OperationName, "ListBuckets">;

/** The handler of every operation on a bucket or an object. */
export function createHandlers(findBucket: FindBucket): Readonly<Record<BucketOperation, Handler>> {
  return {
    AbortMultipartUpload: abortMultipartUpload,
    CompleteMultipartUpload: completeMultipartUpload,
    CopyObject: createCopyObject(findBucket),
    CreateBucket: createBucket,
    CreateMultipartUpload: createMultipartUpload,
    DeleteObject: deleteObject,
    DeleteObjects: deleteObjects,
    GetBucketLocation: getBucketLocation,
    GetBucketVersioning: getBucketVersioning,
    GetObject: getObject,
    GetObjectAttributes: getObjectAttributes,
    GetObjectTagging: getObjectTagging,
    HeadBucket: headBucket,
    HeadObject: getObject,
    ListMultipartUploads: listMultipartUploads,
    ListObjects: listObjects,
    ListObjectsV2: listObjectsV2,
    ListObjectVersions: listObjectVersions,
    ListParts: listParts,
    PutObject: putObject,
    UploadPart: uploadPart,
    UploadPartCopy: createUploadPartCopy(findBucket),
  };
}
