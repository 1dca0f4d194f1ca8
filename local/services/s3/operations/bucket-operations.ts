/**
 * HeadBucket, CreateBucket, GetBucketLocation, GetBucketVersioning and ListBuckets.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 * @module
 */

import type { Principal } from "../../iam/principal.ts";
import type { Buckets } from "../buckets.ts";
import type { S3Response } from "../s3-message.ts";
import { emptyAnswer, xmlAnswer } from "../wire/answer.ts";
import type { Query } from "../wire/query-string.ts";
import { S3Error } from "../wire/s3-error.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Authorize, demand, denial, type Handler } from "./call.ts";
import { invalid, readCount } from "./list-query.ts";
import { ownerElement } from "./owner.ts";

/** The most buckets that one response lists. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
const mostBuckets = 10_000;

/** Returns that a bucket exists, and its Region. */
export const headBucket: Handler = async (call) => {
  demand(call, "s3:ListBucket");
  return emptyAnswer(200, { "x-amz-bucket-region": call.bucket.region });
};

/**
 * Returns that the bucket exists, as clients ask before they upload: what the program does not declare is not created.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export const createBucket: Handler = async (call) => {
  demand(call, "s3:CreateBucket");
  const { name, region } = call.bucket;
  // See `ownBucketCreated` in aws/s3-behavior.ts.
  if (region !== "us-east-1") {
    throw new S3Error("BucketAlreadyOwnedByYou", { elements: { BucketName: name } });
  }
  return emptyAnswer(200, { location: `/${name}` });
};

/** Returns the Region of a bucket; nothing for us-east-1. */
export const getBucketLocation: Handler = async (call) => {
  demand(call, "s3:GetBucketLocation");
  const { region } = call.bucket;
  const text = region === "us-east-1" ? [] : [region];
  return xmlAnswer(xmlDocument("LocationConstraint", s3Namespace, text));
};

/** Returns the versioning status of a bucket; nothing if it never had versioning. */
export const getBucketVersioning: Handler = async (call) => {
  demand(call, "s3:GetBucketVersioning");
  const { versioned, suspended = false } = call.bucket;
  const status =
    versioned || suspended ? [leaf("Status", versioned ? "Enabled" : "Suspended")] : [];
  return xmlAnswer(xmlDocument("VersioningConfiguration", s3Namespace, status));
};

/**
 * Lists the buckets of the account.
 *
 * @throws {S3Error} `AccessDenied`
 */
export function listBuckets(
  buckets: Buckets,
  query: Query,
  principal: Principal,
  authorize: Authorize,
): S3Response {
  if (!authorize(principal, "s3:ListAllMyBuckets", "*")) {
    throw new S3Error("AccessDenied", { cause: denial(principal, "s3:ListAllMyBuckets", "*") });
  }
  const created = leaf("CreationDate", new Date(buckets.sinceMs()).toISOString());
  const maxBuckets = readCount(query, "max-buckets", mostBuckets);
  if (maxBuckets < 1 || maxBuckets > mostBuckets) {
    throw invalid(
      "max-buckets",
      `Argument max-buckets must be an integer between 1 and ${mostBuckets}`,
    );
  }
  const prefix = query.get("prefix");
  const region = query.get("bucket-region");
  const after = Buffer.from(query.get("continuation-token") ?? "", "base64url").toString();
  const wanted = buckets
    .all()
    .filter(
      (bucket) =>
        bucket.name.startsWith(prefix ?? "") &&
        (region === undefined || bucket.region === region) &&
        bucket.name > after,
    );
  const page = wanted.slice(0, maxBuckets);
  const last = wanted.length > page.length ? page.at(-1) : undefined;
  const elements = page.map((bucket) =>
    branch("Bucket", [leaf("Name", bucket.name), created, leaf("BucketRegion", bucket.region)]),
  );
  return xmlAnswer(
    xmlDocument("ListAllMyBucketsResult", s3Namespace, [
      branch("Buckets", elements),
      ownerElement,
      ...(last === undefined
        ? []
        : [leaf("ContinuationToken", Buffer.from(last.name).toString("base64url"))]),
      ...(prefix === undefined ? [] : [leaf("Prefix", prefix)]),
    ]),
  );
}
