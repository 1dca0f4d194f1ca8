/**
 * The signature a request carries: read and checked for form, not yet believed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * @module
 */
import { maxPresignedSeconds } from "../../../../aws/s3-limits.ts";
import type { RequestHead } from "../s3-message.ts";
import type { Query } from "./query-string.ts";
import { S3Error } from "./s3-error.ts";

/** What a signed request says of its signature. */
export interface Credential {
  /** Where it stood. */
  readonly place: "header" | "query";
  readonly accessKeyId: string;
  /** `YYYYMMDD` of the scope. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** When it was signed, as sent: `YYYYMMDDTHHMMSSZ`. */
  readonly timestamp: string;
  readonly signedAtMs: number;
  /** How long a presigned URL holds, in seconds; undefined for a header. */
  readonly expiresSeconds: number | undefined;
  /** Lower case, as sent. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const algorithm = "AWS4-HMAC-SHA256";
const scope = /^([^/]{1,128})\/(\d{8})\/([^/]{1,64})\/([^/]{1,64})\/aws4_request$/;
const timestampForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const maxExpiresSeconds = maxPresignedSeconds.value;

/**
 * Reads the signature of a request.
 *
 * @returns undefined for an anonymous request.
 * @throws {S3Error} when a signature is there and not in a form S3 takes.
 */
export function readCredential(request: RequestHead, query: Query): Credential | undefined {
  const authorization = request.headers["authorization"];
  const presigned = query.has("X-Amz-Algorithm") || query.has("X-Amz-Signature");
  if (query.has("AWSAccessKeyId")) {
    throw unsupportedMechanism();
  }
  if (authorization === undefined) {
    return presigned ? readPresigned(query) : undefined;
  }
  if (presigned) {
    throw new S3Error("InvalidArgument", { message: "Only one auth mechanism allowed" });
  }
  return readHeader(authorization, request.headers);
}

function readHeader(authorization: string, headers: Readonly<Record<string, string>>): Credential {
  if (!authorization.startsWith(`${algorithm} `)) {
    throw unsupportedMechanism();
  }
  if (headers["x-amz-content-sha256"] === undefined) {
    throw new S3Error("InvalidRequest", {
      message: "Missing required header for this request: x-amz-content-sha256",
    });
  }
  const fields = new Map(
    authorization
      .slice(algorithm.length)
      .split(",")
      .map((part) => {
        const separator = part.indexOf("=");
        return [part.slice(0, separator).trim(), part.slice(separator + 1).trim()] as const;
      }),
  );
  const credential = build("header", {
    scope: fields.get("Credential"),
    signedHeaders: fields.get("SignedHeaders"),
    signature: fields.get("Signature"),
    timestamp: headers["x-amz-date"] ?? isoTimestamp(headers["date"]),
    expiresSeconds: undefined,
  });
  if (credential === undefined) {
    throw new S3Error("AuthorizationHeaderMalformed");
  }
  return credential;
}

/** Signature Version 2, which buckets take no longer, or something S3 never took. */
function unsupportedMechanism(): S3Error {
  return new S3Error("InvalidRequest", {
    message: `The authorization mechanism you have provided is not supported. Please use ${algorithm}.`,
  });
}

function readPresigned(query: Query): Credential {
  const expires = query.get("X-Amz-Expires") ?? "";
  const credential = build("query", {
    scope: query.get("X-Amz-Credential"),
    signedHeaders: query.get("X-Amz-SignedHeaders"),
    signature: query.get("X-Amz-Signature"),
    timestamp: query.get("X-Amz-Date"),
    expiresSeconds: /^\d{1,6}$/.test(expires) ? Number(expires) : Number.NaN,
  });
  if (
    credential?.expiresSeconds === undefined ||
    !(credential.expiresSeconds <= maxExpiresSeconds) ||
    query.get("X-Amz-Algorithm") !== algorithm
  ) {
    throw new S3Error("AuthorizationQueryParametersError");
  }
  return credential;
}

interface Parts {
  readonly scope: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly expiresSeconds: number | undefined;
}

function build(place: Credential["place"], parts: Parts): Credential | undefined {
  const [, accessKeyId, date, region, service] = scope.exec(parts.scope ?? "") ?? [];
  const { timestamp = "", signature = "", signedHeaders = "" } = parts;
  const signedAtMs = Date.parse(timestamp.replace(timestampForm, "$1-$2-$3T$4:$5:$6Z"));
  if (
    accessKeyId === undefined ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    Number.isNaN(signedAtMs) ||
    !timestamp.startsWith(date) ||
    !/^[0-9a-f]{64}$/.test(signature)
  ) {
    return undefined;
  }
  return {
    place,
    accessKeyId,
    date,
    region,
    service,
    timestamp,
    signedAtMs,
    expiresSeconds: parts.expiresSeconds,
    signedHeaders: signedHeaders.split(";"),
    signature,
  };
}

/** Clients that may not set `x-amz-date` sign `Date`. */
function isoTimestamp(date: string | undefined): string | undefined {
  const ms = Date.parse(date ?? "");
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().replace(/[:-]|\.\d{3}/g, "");
}
