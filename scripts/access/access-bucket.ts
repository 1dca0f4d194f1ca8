/**
 * The bucket with the access list.
 *
 * @module
 */
import {
  HeadObjectCommand,
  ListBucketsCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { type AuthBucket, authBucket } from "../../functions/adapters/auth-bucket.ts";
import { openS3 } from "../bucket/open-bucket.ts";
import { AccessError } from "./access-error.ts";
import type { AccessOptions } from "./access-options.ts";

/** The key of the access list. */
export const accessKey = "access.json";

/** A bucket that a command uses, and closes. */
export interface OpenedBucket extends AuthBucket {
  /** The keys that begin with a prefix. */
  readonly keys: (prefix: string) => Promise<readonly string[]>;
  readonly close: () => void;
}

/**
 * Opens the bucket of the options, or finds the one on this machine.
 *
 * @throws {AccessError} when S3 cannot be reached, or there is not one such bucket.
 */
export async function openAccessBucket({
  place,
  bucket,
}: Pick<AccessOptions, "place" | "bucket">): Promise<OpenedBucket> {
  const client = openS3(place);
  const name = bucket ?? (await found(client));
  return {
    ...authBucket(client, name),
    keys: (prefix) => keysOf(client, name, prefix),
    close: () => client.destroy(),
  };
}

async function keysOf(client: S3Client, bucket: string, prefix: string) {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
  }
  return keys;
}

async function found(client: S3Client): Promise<string> {
  const { Buckets = [] } = await client
    .send(new ListBucketsCommand())
    .catch((cause: unknown): never => {
      const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
      throw new AccessError(
        `S3 on this machine cannot be reached: ${reason}\n  start the stack with npm start, or name its port with --endpoint`,
        { cause },
      );
    });
  const names = Buckets.flatMap(({ Name }) => Name ?? []);
  const having = await Promise.all(
    names.map((name) =>
      client.send(new HeadObjectCommand({ Bucket: name, Key: accessKey })).then(
        () => [name],
        () => [],
      ),
    ),
  );
  const [only, ...others] = having.flat();
  if (only === undefined || others.length > 0) {
    throw new AccessError(
      only === undefined
        ? `no bucket on this machine has the object ${accessKey}: the setting signInSender declares one`
        : `several buckets have the object ${accessKey}: name one with --bucket: ${[only, ...others].join(", ")}`,
    );
  }
  return only;
}
