/**
 * The objects of the history, in S3: written once, never changed.
 *
 * @module
 */
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import type { HistoryLocation } from "../contract.ts";
import { historyFolder } from "../core/desk/change-record.ts";
import { boundedS3 } from "./bounded-s3.ts";
import { statusOf } from "./s3-failure.ts";

/** See the module. Every function rejects when S3 fails or does not respond in time. */
export interface HistoryStore {
  /** Adds an object; one that exists is kept. */
  add(key: string, text: string): Promise<void>;
  /** Keys in ascending order. @param after Keys up to this one are left out. */
  list(after: string, count: number): Promise<readonly string[]>;
  /**
   * Reads an object.
   *
   * @returns `undefined` when it does not exist. S3 answers 403 then, since the function may list one folder only, so a missing
   *   permission gives the same.
   */
  read(key: string): Promise<string | undefined>;
}

/** Makes the store. The client is made at the first request and kept. */
export function historyStore(
  { bucket, region }: HistoryLocation,
  config: S3ClientConfig = {},
): HistoryStore {
  const { s3, within } = boundedS3(region, config);
  return {
    async add(key, text) {
      try {
        await s3().send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: text,
            ContentType: "application/json",
            IfNoneMatch: "*",
          }),
          within(),
        );
      } catch (error) {
        if (statusOf(error) !== 412) {
          throw error;
        }
      }
    },
    async list(after, count) {
      const { Contents = [] } = await s3().send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: historyFolder,
          StartAfter: after,
          MaxKeys: count,
        }),
        within(),
      );
      return Contents.map(({ Key = "" }) => Key);
    },
    async read(key) {
      try {
        const { Body } = await s3().send(
          new GetObjectCommand({ Bucket: bucket, Key: key }),
          within(),
        );
        return await Body?.transformToString("utf-8");
      } catch (error) {
        if ([403, 404].includes(statusOf(error) ?? 0)) {
          return undefined;
        }
        throw error;
      }
    },
  };
}
