/**
 * HeadBucket, GetBucketLocation, GetBucketVersioning and ListBuckets.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 * @module
 */

import type { Principal } from "../../iam/principal.ts";
import type { Buckets } from "../buckets.ts";
import type { S3Response } from "../message.ts";
import { emptyAnswer, xmlAnswer } from "../wire/answer.ts";
import { S3Error } from "../wire/s3-error.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Authorize, demand, denial, type Handler } from "./call.ts";
import { ownerElement } from "./owner.ts";

/** Says that a bucket is there, and where. */
export const headBucket: Handler = async (call) => {
  demand(call, "s3:ListBucket");
  return emptyAnswer(200, { "x-amz-bucket-region": call.bucket.region });
};

/** Says where a bucket is; nothing at all stands for us-east-1. */
export const getBucketLocation: Handler = async (call) => {
  demand(call, "s3:GetBucketLocation");
  const { region } = call.bucket;
  const text = region === "us-east-1" ? [] : [region];
  return xmlAnswer(xmlDocument("LocationConstraint", s3Namespace, text));
};

/** Says whether a bucket keeps versions; nothing at all stands for "never did". */
export const getBucketVersioning: Handler = async (call) => {
  demand(call, "s3:GetBucketVersioning");
  const status = call.bucket.versioned ? [leaf("Status", "Enabled")] : [];
  return xmlAnswer(xmlDocument("VersioningConfiguration", s3Namespace, status));
};

/**
 * Lists the buckets of the account.
 *
 * @throws {S3Error} `AccessDenied`
 */
export function listBuckets(
  buckets: Buckets,
  principal: Principal,
  authorize: Authorize,
): S3Response {
  if (!authorize(principal, "s3:ListAllMyBuckets", "*")) {
    throw new S3Error("AccessDenied", { cause: denial(principal, "s3:ListAllMyBuckets", "*") });
  }
  const created = leaf("CreationDate", new Date(buckets.sinceMs()).toISOString());
  const elements = buckets
    .all()
    .map(({ name, region }) =>
      branch("Bucket", [leaf("Name", name), created, leaf("BucketRegion", region)]),
    );
  return xmlAnswer(
    xmlDocument("ListAllMyBucketsResult", s3Namespace, [branch("Buckets", elements), ownerElement]),
  );
}
