/**
 * Copies an object once, as a deployment would: with a copy request of S3's own.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * @module
 */
import type { S3 } from "./s3.ts";
import { encodeStrictly } from "./wire/percent-encoding.ts";

/** Where an object lies. */
export interface Place {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Copies unless the target has an object already.
 *
 * @returns `missing` when there is nothing to copy.
 * @throws {Error} for whatever else S3 has against it.
 */
export async function copyOnce(
  s3: Pick<S3, "handle">,
  source: Place,
  target: Place,
): Promise<"copied" | "kept" | "missing"> {
  const { status, body } = await s3.handle({
    method: "PUT",
    host: "localhost",
    path: pathOf(target),
    querystring: "",
    headers: { "x-amz-copy-source": pathOf(source), "if-none-match": "*" },
    body: async () => Buffer.alloc(0),
    principal: { kind: "account" },
  });
  switch (status) {
    case 200:
      return "copied";
    case 412:
      return "kept";
    case 404:
      return "missing";
    default:
      throw new Error(
        `cannot copy ${pathOf(source)} to ${pathOf(target)}: ${status} ${body.toString()}`,
      );
  }
}

function pathOf({ bucket, key }: Place): string {
  return `/${bucket}/${encodeStrictly(key)}`;
}
