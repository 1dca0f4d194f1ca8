/**
 * The season object in S3, read and written whole, on the condition that it is still the version that was read.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @module
 */
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import type { SeasonLocation } from "../contract.ts";
import type { Metadata } from "../core/desk/change-record.ts";
import { maxSeasonBytes } from "../core/read-season.ts";
import { statusOf } from "./s3-failure.ts";

/** A version of the object. */
export interface SeasonVersion {
  readonly text: string;
  /** ETag, with its quotes. */
  readonly tag: string;
  readonly id: string;
  readonly metadata: Metadata;
}

/** See the module. Every function rejects when S3 fails or does not respond in time. */
export interface SeasonStore {
  /**
   * @param id A version. @default the current one
   * @returns `undefined` when it does not exist.
   */
  read(id?: string): Promise<SeasonVersion | undefined>;
  /** The user metadata of a version; `undefined` when it does not exist. */
  describe(id: string): Promise<Metadata | undefined>;
  /**
   * Writes a new version if the current one has this tag.
   *
   * When it rejects with anything but an error of the client, the write may have taken effect, or may take effect later:
   * then too only if the object still has the tag.
   *
   * @returns the id of the new version; `"stale"` when the object has another tag, is gone, or is being written.
   */
  write(
    text: string,
    tag: string,
    metadata: Metadata,
  ): Promise<"stale" | { readonly version: string }>;
}

/** Time limits, milliseconds. */
export interface StoreTimes {
  readonly connectMs: number;
  /** Of one request in total. */
  readonly totalMs: number;
}

/** Long enough for 1 MiB in one Region. */
export const storeTimes: StoreTimes = { connectMs: 1000, totalMs: 3000 };

/** The version of an object in a bucket without versions, as S3 names it. */
const unversioned = "null";

/**
 * Makes the store. The client is made at the first request and kept. It does not repeat requests: who writes has to read again
 * first.
 *
 * @param config For another endpoint or other credentials. @default from the environment
 */
export function seasonStore(
  { bucket, key, region }: SeasonLocation,
  { connectMs, totalMs }: StoreTimes = storeTimes,
  config: S3ClientConfig = {},
): SeasonStore {
  let client: S3Client | undefined;
  const s3 = () => {
    client ??= new S3Client({
      region,
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: connectMs,
        requestTimeout: totalMs,
        throwOnRequestTimeout: true,
      },
      ...config,
    });
    return client;
  };
  const within = () => ({ abortSignal: AbortSignal.timeout(totalMs) });
  const object = { Bucket: bucket, Key: key };
  return {
    async read(id) {
      try {
        const answer = await s3().send(
          new GetObjectCommand({ ...object, VersionId: id }),
          within(),
        );
        const { Body, ContentLength = 0, ETag, Metadata: metadata = {} } = answer;
        if (Body === undefined || ETag === undefined) {
          throw new TypeError("S3 returned no body or no ETag");
        }
        // A text that is too large is not read, and is not a season.
        const text = ContentLength > maxSeasonBytes ? "" : await Body.transformToString("utf-8");
        return { text, tag: ETag, id: answer.VersionId ?? unversioned, metadata };
      } catch (error) {
        return absent(error);
      }
    },
    async describe(id) {
      try {
        const { Metadata: metadata = {} } = await s3().send(
          new HeadObjectCommand({ ...object, VersionId: id }),
          within(),
        );
        return metadata;
      } catch (error) {
        return absent(error);
      }
    },
    async write(text, tag, metadata) {
      try {
        const { VersionId = unversioned } = await s3().send(
          new PutObjectCommand({
            ...object,
            Body: text,
            ContentType: "application/json",
            IfMatch: tag,
            Metadata: { ...metadata },
          }),
          within(),
        );
        return { version: VersionId };
      } catch (error) {
        // 409: another request is writing the object. 404: the object was deleted.
        if ([404, 409, 412].includes(statusOf(error) ?? 0)) {
          return "stale";
        }
        throw error;
      }
    },
  };
}

function absent(error: unknown): undefined {
  if (statusOf(error) !== 404) {
    throw error;
  }
}
