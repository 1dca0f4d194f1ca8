/**
 * One request to S3 on its way through: what was asked, of what, by whom, and what they may do.
 *
 * @module
 */

import type { RequestContext } from "../../iam/keys.ts";
import type { Principal } from "../../iam/principal.ts";
import type { Bucket } from "../buckets.ts";
import type { Store } from "../disk/store.ts";
import type { Uploads } from "../disk/uploads.ts";
import type { S3Request, S3Response } from "../s3-message.ts";
import { resourceArn } from "../wire/address.ts";
import type { Query } from "../wire/query-string.ts";
import { S3Error } from "../wire/s3-error.ts";
import type { Completions } from "./completions.ts";
import type { DeleteWatch } from "./delete-watch.ts";

/** A permission of S3. @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export type S3Action =
  | "s3:AbortMultipartUpload"
  | "s3:CreateBucket"
  | "s3:DeleteObject"
  | "s3:DeleteObjectVersion"
  | "s3:GetBucketLocation"
  | "s3:GetBucketVersioning"
  | "s3:GetObject"
  | "s3:GetObjectAttributes"
  | "s3:GetObjectTagging"
  | "s3:GetObjectVersion"
  | "s3:GetObjectVersionAttributes"
  | "s3:GetObjectVersionForReplication"
  | "s3:GetObjectVersionTagging"
  | "s3:GetReplicationConfiguration"
  | "s3:ListAllMyBuckets"
  | "s3:ListBucket"
  | "s3:ListBucketMultipartUploads"
  | "s3:ListBucketVersions"
  | "s3:ListMultipartUploadParts"
  | "s3:PutObject"
  | "s3:ReplicateObject";

/**
 * Decides whether a principal may perform an action on a resource. The context has the values of condition keys, by lower-case
 * name; without it they are unknown.
 */
export type Authorize = (
  principal: Principal,
  action: S3Action,
  resourceArn: string,
  context?: RequestContext,
) => boolean;

/** Everything an operation works with. */
export interface Call {
  readonly request: S3Request;
  readonly query: Query;
  readonly bucket: Bucket;
  /** Empty for an operation on the bucket. */
  readonly key: string;
  readonly principal: Principal;
  readonly authorize: Authorize;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly deletes: DeleteWatch;
  readonly completions: Completions;
  /** Milliseconds since the epoch, in whole seconds as S3 keeps time. */
  readonly nowMs: number;
  /** A fresh version id; `null` where the bucket keeps no versions. */
  readonly newVersionId: (bucket: Bucket) => string;
}

/** Answers a call. @throws {S3Error} for every refusal. */
export type Handler = (call: Call) => Promise<S3Response>;

/** Whether the caller may do something to an object, or to the bucket where no key is given. */
export function allows(call: Call, action: S3Action, key?: string): boolean {
  const resource = resourceArn(call.bucket.name, key);
  return call.authorize(call.principal, action, resource, contextOf(call));
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html */
function contextOf({ query, request: { headers } }: Call): RequestContext {
  const values = {
    "s3:delimiter": query.get("delimiter"),
    "s3:if-match": headers["if-match"],
    "s3:if-none-match": headers["if-none-match"],
    "s3:max-keys": query.get("max-keys"),
    "s3:prefix": query.get("prefix"),
    "s3:versionid": query.get("versionId"),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** @throws {S3Error} `AccessDenied` when the caller may not; the reason goes to the log alone. */
export function demand(call: Call, action: S3Action, key?: string): void {
  if (!allows(call, action, key)) {
    const resource = resourceArn(call.bucket.name, key);
    throw new S3Error("AccessDenied", { cause: denial(call.principal, action, resource) });
  }
}

/** Why a request was denied, in a line that no key can break in two. */
export function denial(principal: Principal, action: S3Action, resource: string): string {
  return `${principalName(principal)} may not ${action} on ${JSON.stringify(resource)}`;
}

/** Who asked, as a log names them. */
function principalName(principal: Principal): string {
  switch (principal.kind) {
    case "anonymous":
      return "an unsigned request";
    case "account":
      return "the account";
    case "role":
    case "identity":
      return principal.arn;
    case "service":
      return `${principal.service} for ${principal.sourceArn}`;
  }
}

/** That a key is missing is a secret: without the right to list, S3 says 403 instead of 404. */
export function missingKey(
  call: Call,
  key: string,
  headers: Readonly<Record<string, string>> = {},
): S3Error {
  return allows(call, "s3:ListBucket")
    ? new S3Error("NoSuchKey", { elements: { Key: key }, headers })
    : new S3Error("AccessDenied", {
        cause: `the key does not exist, which S3 does not report because ${denial(
          call.principal,
          "s3:ListBucket",
          resourceArn(call.bucket.name),
        )}`,
      });
}
