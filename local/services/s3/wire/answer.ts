/**
 * Answers of S3, from an operation's bare result to what goes out.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html
 * @module
 */
import type { S3Response } from "../s3-message.ts";
import { errorDocument, type S3Error } from "./s3-error.ts";

/** What every answer says of itself. */
export interface Envelope {
  readonly method: string;
  /** Sixteen hexadecimal digits. */
  readonly requestId: string;
  /** `x-amz-id-2`: opaque, for support. */
  readonly hostId: string;
  readonly nowMs: number;
}

/** An answer with an XML body. */
export function xmlAnswer(
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): S3Response {
  return { status: 200, headers: { "content-type": "application/xml", ...headers }, body };
}

/** An answer without a body. */
export function emptyAnswer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): S3Response {
  return { status, headers, body: Buffer.alloc(0) };
}

/** A refusal as an answer. `resource` is `/bucket/key` as S3 resolved it. */
export function errorAnswer(error: S3Error, resource: string, requestId: string): S3Response {
  return {
    status: error.status,
    headers: { ...error.headers, "content-type": "application/xml" },
    body: errorDocument(error, resource, requestId),
  };
}

/** Adds what all answers have, and takes the body from those that may have none. */
export function finishAnswer(response: S3Response, envelope: Envelope): S3Response {
  const { status, body } = response;
  const silent = envelope.method === "HEAD" || status === 204 || status === 304;
  return {
    status,
    headers: {
      ...(silent ? {} : { "content-length": String(body.length) }),
      // An operation knows the length a HEAD speaks of.
      ...response.headers,
      date: new Date(envelope.nowMs).toUTCString(),
      server: "AmazonS3",
      "x-amz-request-id": envelope.requestId,
      "x-amz-id-2": envelope.hostId,
    },
    body: silent ? Buffer.alloc(0) : body,
  };
}
