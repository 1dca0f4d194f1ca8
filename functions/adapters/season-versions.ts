/**
 * The versions of the season object, read from S3.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 * @module
 */
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import type { SeasonLocation } from "../contract.ts";
import { maxSeasonBytes } from "../core/read-season.ts";
import { boundedS3 } from "./bounded-s3.ts";
import { maxListed, type SeasonVersions } from "./stored-version.ts";

/** Makes it. The client is made at the first call and kept. */
export function seasonVersions(
  { bucket, key, region }: SeasonLocation,
  config: S3ClientConfig = {},
): SeasonVersions {
  const { s3, within } = boundedS3(region, config);
  return {
    async list() {
      const { Versions = [] } = await s3().send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, MaxKeys: maxListed }),
        within(),
      );
      // The prefix is that of other keys too, which follow in the list.
      const own = Versions.filter((each) => each.Key === key);
      return own[0]?.IsLatest === true
        ? own.map(({ VersionId = "", ETag = "", LastModified }) => ({
            id: VersionId,
            tag: ETag,
            ...(LastModified === undefined ? {} : { atMs: LastModified.getTime() }),
          }))
        : [];
    },
    async read(id) {
      const { Body, ContentLength = 0 } = await s3().send(
        new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: id }),
        within(),
      );
      if (Body === undefined || ContentLength > maxSeasonBytes) {
        return undefined;
      }
      return Body.transformToString();
    },
  };
}
