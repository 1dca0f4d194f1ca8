/**
 * The small objects of the sign-in API in S3, read whole and written on conditions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @module
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { statusOf } from "./s3-failure.ts";

/** An object with its ETag. */
export interface StoredObject {
  readonly text: string;
  readonly tag: string;
}

/** The bucket. Every function rejects when S3 fails or does not respond in time. */
export interface AuthBucket {
  /**
   * @param heldTag ETag of the object that the caller holds. @default none
   * @returns `undefined` when there is no object; `"unchanged"` when it has the given ETag.
   */
  read(key: string, heldTag?: string): Promise<StoredObject | "unchanged" | undefined>;
  /**
   * Writes an object if it is new, or still has an ETag.
   *
   * @returns `"conflict"` when the condition does not hold, and when S3 is writing the object for another request. Since the
   *   SDK repeats a write that was not answered, the caller's own write may be what it conflicts with.
   */
  write(
    key: string,
    text: string,
    condition: "new" | { readonly tag: string },
  ): Promise<"written" | "conflict">;
  remove(key: string): Promise<void>;
}

/** Largest object that is read, bytes. */
const maxBytes = 512 * 1024;

/** Time of one request with its second attempt, milliseconds. */
const totalMs = 3000;

/** Makes the bucket. @param client Makes at most two attempts. */
export function authBucket(client: S3Client, bucket: string): AuthBucket {
  const within = () => ({ abortSignal: AbortSignal.timeout(totalMs) });
  return {
    async read(key, heldTag) {
      try {
        const { Body, ContentLength, ETag } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: heldTag }),
          within(),
        );
        if (Body === undefined || ETag === undefined || (ContentLength ?? 0) > maxBytes) {
          throw new TypeError(
            `the object ${key.split("/")[0]} must have a body of at most ${maxBytes} bytes, got ${ContentLength}`,
          );
        }
        return { text: await Body.transformToString("utf-8"), tag: ETag };
      } catch (error) {
        switch (statusOf(error)) {
          case 304:
            return "unchanged";
          case 404:
            return undefined;
          default:
            throw error;
        }
      }
    },
    async write(key, text, condition) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: text,
            ContentType: "application/json",
            ...(condition === "new" ? { IfNoneMatch: "*" } : { IfMatch: condition.tag }),
          }),
          within(),
        );
        return "written";
      } catch (error) {
        // 409: another request is writing the object. 404: the object that had the ETag was deleted.
        if ([404, 409, 412].includes(statusOf(error) ?? 0)) {
          return "conflict";
        }
        throw error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), within());
    },
  };
}
