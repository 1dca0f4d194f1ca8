/**
 * Which bucket and key a request is about.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 * @module
 */
import { maxKeyBytes } from "../../../../aws/s3-limits.ts";
import { hostName } from "../../../http/foreign-site.ts";
import { decodePercent } from "./percent-encoding.ts";
import { S3Error } from "./s3-error.ts";

/** A place in S3. */
export interface Address {
  /** Undefined for the service itself. */
  readonly bucket: string | undefined;
  /** Decoded; empty for the bucket itself. */
  readonly key: string;
  /** The Region the host names, if it names one. */
  readonly region: string | undefined;
}

/** `[bucket.]s3[.dualstack][.region].amazonaws.com`, and the older `s3-region`. */
const awsHost =
  /^(?:(?<bucket>.+)\.)?s3(?:\.dualstack)?(?:[.-](?<region>[a-z0-9-]+))?\.amazonaws\.com$/;

/** `bucket.localhost` and `bucket.s3.localhost`, which resolvers send to loopback (RFC 6761 section 6.3). */
const loopbackHost = /^(?<bucket>.{3,}?)(?:\.s3)?\.localhost$/;

/**
 * @param host With or without a port.
 * @param path As sent, starting with `/`.
 * @throws {S3Error} `InvalidURI` or `KeyTooLongError`.
 */
export function resolveAddress(host: string, path: string): Address {
  // HTTP allows visible ASCII only; anything else never came through percent-encoding.
  if (!/^\/[\x21-\x7e]*$/.test(path)) {
    throw new S3Error("InvalidURI");
  }
  const hostname = hostName(host);
  const groups = (awsHost.exec(hostname) ?? loopbackHost.exec(hostname))?.groups;
  const region = groups?.["region"];
  const bucket = groups?.["bucket"];
  if (bucket !== undefined) {
    return { bucket, key: decodeKey(path.slice(1)), region };
  }
  const end = path.indexOf("/", 1);
  const first = decodePercent(path.slice(1, end < 0 ? undefined : end));
  const key = end < 0 ? "" : decodeKey(path.slice(end + 1));
  return { bucket: first === "" ? undefined : first, key, region };
}

/**
 * A key from its percent-encoded form. Keys are opaque: `..`, `//` and a leading `/` mean nothing.
 *
 * @throws {S3Error} `InvalidURI` or `KeyTooLongError`.
 */
export function decodeKey(encoded: string): string {
  // In a path, too, S3 takes `+` for a space (measured); a plus sign is sent as %2B.
  const key = decodePercent(encoded.replaceAll("+", " "));
  // S3 documents no key with NUL in it that tools can handle; here it is refused.
  if (key.includes("\0")) {
    throw new S3Error("InvalidURI");
  }
  checkKeyLength(key);
  return key;
}

/** @throws {S3Error} `KeyTooLongError` above 1,024 bytes. */
export function checkKeyLength(key: string): void {
  const sizeBytes = Buffer.byteLength(key);
  if (sizeBytes > maxKeyBytes.value) {
    throw new S3Error("KeyTooLongError", {
      elements: { Size: String(sizeBytes), MaxSizeAllowed: String(maxKeyBytes.value) },
    });
  }
}

/** The ARN of a bucket, or of an object in it. */
export function resourceArn(bucket: string, key?: string): string {
  return key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
}
