/**
 * The season object, read from S3.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 * @module
 */
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { GetObjectCommand, type GetObjectCommandOutput, S3Client } from "@aws-sdk/client-s3";
import type { SeasonLocation } from "../contract.ts";
import type { SeasonFault } from "../core/season-lookup.ts";
import { statusOf } from "./s3-failure.ts";

/** The result of a read. */
export type SeasonReading =
  /** The object has the given ETag. */
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "object";
      readonly objectTag: string | undefined;
      readonly text: string;
      /** Its version, when S3 names it. */
      readonly version?: string | undefined;
      /** When it was written, milliseconds since the epoch; S3 names whole seconds. */
      readonly writtenMs?: number;
    }
  | { readonly kind: "fault"; readonly fault: SeasonFault; readonly cause: unknown };

/**
 * Reads the object, unless it has the given ETag.
 *
 * @param heldTag ETag of the object that the caller holds, as S3 returned it.
 * @throws never: every failure is a result.
 */
export type ReadSeasonObject = (heldTag: string | undefined) => Promise<SeasonReading>;

/** Limits of a read. */
export interface ReadingLimits {
  /** Largest object accepted, bytes. */
  readonly maxBytes: number;
  /** To connect, milliseconds, each attempt. */
  readonly connectMs: number;
  /** To the first byte of the response, milliseconds, each attempt. */
  readonly answerMs: number;
  /** In total, with the second attempt and the body, milliseconds. */
  readonly totalMs: number;
}

/**
 * Short, because a viewer waits. Two attempts fit, because the first one in a resumed sandbox often
 * finds its connection closed. Below the function's timeout, at which CloudFront would return its own 503.
 */
export const readingTimes = { connectMs: 1000, answerMs: 1400, totalMs: 3000 } as const;

const attempts = 2;

/**
 * Makes the reader of one object. The client is made at the first read and kept, with its connections,
 * for the life of the sandbox.
 *
 * The SDK reads credentials and, on loopback, the endpoint from the environment.
 */
export function seasonObjectReader(
  { bucket, key, region }: SeasonLocation,
  limits: ReadingLimits,
  deadlineAfter: (totalMs: number) => AbortSignal = AbortSignal.timeout,
): ReadSeasonObject {
  let client: S3Client | undefined;
  return async (heldTag) => {
    const deadline = deadlineAfter(limits.totalMs);
    try {
      client ??= makeClient(region, limits);
      const { Body, VersionId, ...head } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: heldTag }),
        // Also aborts reading the body: the SDK destroys the request.
        { abortSignal: deadline },
      );
      if (!(Body instanceof Readable)) {
        throw new TypeError("S3 returned no body");
      }
      const reading = await readText(Body, head, limits.maxBytes);
      return reading.kind === "object" && VersionId !== undefined
        ? { ...reading, version: VersionId }
        : reading;
    } catch (error) {
      return statusOf(error) === 304
        ? { kind: "unchanged" }
        : { kind: "fault", fault: deadline.aborted ? "slow" : faultOf(error), cause: error };
    }
  };
}

function makeClient(region: string, { connectMs, answerMs }: ReadingLimits): S3Client {
  return new S3Client({
    region,
    maxAttempts: attempts,
    // By default the SDK requests a checksum and verifies it. TLS protects the transfer, and
    // readSeason validates the content.
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
    },
  });
}

/** Reads a body to its end or to the limit, and does not wait for the rest. */
async function readText(
  body: Readable,
  {
    ContentLength,
    ETag,
    LastModified,
  }: Pick<GetObjectCommandOutput, "ContentLength" | "ETag" | "LastModified">,
  maxBytes: number,
): Promise<SeasonReading> {
  if (ContentLength !== undefined && ContentLength > maxBytes) {
    body.destroy();
    return unfit(`has ${ContentLength} bytes, at most ${maxBytes} are allowed`);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) {
      return unfit(`has more than the ${maxBytes} bytes that are allowed`);
    }
  }
  const whole = Buffer.concat(chunks, bytes);
  return isUtf8(whole)
    ? {
        kind: "object",
        objectTag: ETag,
        text: whole.toString("utf8"),
        ...(LastModified === undefined ? {} : { writtenMs: LastModified.getTime() }),
      }
    : unfit("is not UTF-8 text");
}

function unfit(why: string): SeasonReading {
  return { kind: "fault", fault: "invalid", cause: new Error(`the season object ${why}`) };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function faultOf(error: unknown): SeasonFault {
  switch (statusOf(error)) {
    case 404:
      return "missing";
    case 401:
    case 403:
      return "denied";
    case 429:
    case 503:
      return "throttled";
    default:
      return isTimeout(error) ? "slow" : "failed";
  }
}

/** The SDK also names a reset connection `TimeoutError`; only the code differs. */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== "TimeoutError") {
    return false;
  }
  const code: unknown = "code" in error ? error.code : undefined;
  return code === undefined || code === "ETIMEDOUT";
}
