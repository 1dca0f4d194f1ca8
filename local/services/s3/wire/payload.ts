/**
 * The body of an upload: decoded, and held against every digest the client sent along.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 * @module
 */
import { createHash } from "node:crypto";
import { decodeAwsChunked } from "./aws-chunked.ts";
import {
  type Checksum,
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  computeChecksum,
  isChecksumValue,
} from "./checksum.ts";
import { S3Error } from "./s3-error.ts";

/** A body that is what its sender says. */
export interface Payload {
  readonly data: Buffer;
  /** Hexadecimal. */
  readonly md5: string;
  /** The checksum the client sent, if it sent one. */
  readonly checksum: Checksum | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** Whether the body is in the `aws-chunked` coding: by its signature, or by its content encoding. */
export function isAwsChunked(headers: Headers): boolean {
  return (
    (headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-") ||
    (headers["x-amz-decoded-content-length"] !== undefined &&
      /(?:^|,)\s*aws-chunked\s*(?:,|$)/i.test(headers["content-encoding"] ?? ""))
  );
}

/**
 * @throws {S3Error} `IncompleteBody`, `BadDigest`, `InvalidDigest`, `InvalidRequest` or
 *   `XAmzContentSHA256Mismatch`.
 */
export function openPayload(headers: Headers, body: Buffer): Payload {
  const { data, trailers } = isAwsChunked(headers)
    ? openChunked(headers, body)
    : plain(headers, body);
  const md5 = createHash("md5").update(data).digest();
  checkMd5(headers["content-md5"], md5);
  return {
    data,
    md5: md5.toString("hex"),
    checksum: checkChecksum({ ...headers, ...trailers }, data),
  };
}

function plain(headers: Headers, body: Buffer): { data: Buffer; trailers: Headers } {
  const declared = headers["x-amz-content-sha256"];
  if (
    declared !== undefined &&
    declared !== "UNSIGNED-PAYLOAD" &&
    declared !== createHash("sha256").update(body).digest("hex")
  ) {
    throw new S3Error("XAmzContentSHA256Mismatch");
  }
  return { data: body, trailers: {} };
}

function openChunked(headers: Headers, body: Buffer): { data: Buffer; trailers: Headers } {
  const chunked = decodeAwsChunked(body);
  const declared = headers["x-amz-decoded-content-length"];
  if (declared === undefined) {
    throw new S3Error("MissingContentLength", {
      message: "You must provide the x-amz-decoded-content-length HTTP header.",
    });
  }
  if (chunked === undefined) {
    throw new S3Error("IncompleteBody", { message: "The body is not valid aws-chunked content" });
  }
  if (declared !== String(chunked.data.length)) {
    throw new S3Error("IncompleteBody", {
      message: "The body does not have the length x-amz-decoded-content-length says",
    });
  }
  // The trailer holds what x-amz-trailer announced; anything else in it is not ours to believe.
  const trailers: Record<string, string> = {};
  for (const name of (headers["x-amz-trailer"] ?? "").toLowerCase().split(",")) {
    const value = chunked.trailers[name.trim()];
    if (name !== "" && value === undefined) {
      throw new S3Error("MalformedTrailerError");
    }
    trailers[name.trim()] = value ?? "";
  }
  return { data: chunked.data, trailers };
}

function checkMd5(declared: string | undefined, actual: Buffer): void {
  if (declared === undefined) {
    return;
  }
  const bytes = Buffer.from(declared, "base64");
  if (bytes.length !== actual.length) {
    throw new S3Error("InvalidDigest");
  }
  if (!bytes.equals(actual)) {
    throw new S3Error("BadDigest");
  }
}

function checkChecksum(headers: Headers, data: Buffer): Checksum | undefined {
  const algorithm = declaredAlgorithm(headers);
  checkAnnounced(headers["x-amz-sdk-checksum-algorithm"], algorithm);
  if (algorithm === undefined) {
    return undefined;
  }
  const value = headers[checksumHeader(algorithm)] ?? "";
  if (!isChecksumValue(algorithm, value)) {
    throw new S3Error("InvalidRequest", {
      message: `Value for ${checksumHeader(algorithm)} header is invalid.`,
    });
  }
  if (value !== computeChecksum(algorithm, data)) {
    throw new S3Error("BadDigest", {
      message: `The ${algorithm} you specified did not match the calculated checksum.`,
    });
  }
  return { algorithm, value, type: "FULL_OBJECT" };
}

/** An SDK announces the algorithm of the value that it sends. */
function checkAnnounced(announced: string | undefined, sent: ChecksumAlgorithm | undefined): void {
  if (announced === undefined || announced.toUpperCase() === sent) {
    return;
  }
  throw new S3Error("InvalidRequest", {
    message:
      sent === undefined
        ? "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found."
        : "Value for x-amz-sdk-checksum-algorithm header is invalid.",
  });
}

/** The one algorithm a value was sent for. */
function declaredAlgorithm(headers: Headers): ChecksumAlgorithm | undefined {
  const sent = checksumAlgorithms.filter((name) => headers[checksumHeader(name)] !== undefined);
  if (sent.length > 1) {
    throw new S3Error("InvalidRequest", {
      message:
        "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    });
  }
  return sent[0];
}
