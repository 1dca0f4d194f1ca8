/**
 * The season object, read from S3.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 * @module
 */
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { SeasonLocation } from "../contract.ts";
import type { SeasonFault } from "../core/season-lookup.ts";
import { statusOf } from "./s3-failure.ts";
import { type AttemptTimes, s3Get } from "./s3-get.ts";

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
export interface ReadingLimits extends AttemptTimes {
  /** Largest object accepted, bytes. */
  readonly maxBytes: number;
  /** In total, with the second attempt and the body, milliseconds. */
  readonly totalMs: number;
}

/**
 * Short, because a viewer waits. Two attempts fit, because the first one in a resumed sandbox often
 * finds its connection closed. Below the function's timeout, at which CloudFront would return its own 503.
 */
export const readingTimes = { connectMs: 1000, answerMs: 1400, totalMs: 3000 } as const;

/**
 * Makes the reader of one object. Its connections are kept for the life of the sandbox; credentials and, on loopback, the endpoint are
 * read from the environment.
 */
export function seasonObjectReader(
  location: SeasonLocation,
  limits: ReadingLimits,
  deadlineAfter: (totalMs: number) => AbortSignal = AbortSignal.timeout,
): ReadSeasonObject {
  const get = s3Get(location, limits);
  return async (heldTag) => {
    const deadline = deadlineAfter(limits.totalMs);
    try {
      const headers = heldTag === undefined ? {} : { "if-none-match": heldTag };
      return await readText(await get({ headers }, deadline), limits.maxBytes);
    } catch (error) {
      return statusOf(error) === 304
        ? { kind: "unchanged" }
        : { kind: "fault", fault: deadline.aborted ? "slow" : faultOf(error), cause: error };
    }
  };
}

/** Reads a body to its end or to the limit, and does not wait for the rest. */
async function readText(response: IncomingMessage, maxBytes: number): Promise<SeasonReading> {
  const { etag, "content-length": length, "last-modified": written } = response.headers;
  if (length !== undefined && Number(length) > maxBytes) {
    response.destroy();
    return unfit(`has ${length} bytes, at most ${maxBytes} are allowed`);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) {
      return unfit(`has more than the ${maxBytes} bytes that are allowed`);
    }
  }
  const whole = Buffer.concat(chunks, bytes);
  if (!isUtf8(whole)) {
    return unfit("is not UTF-8 text");
  }
  const version = response.headers["x-amz-version-id"];
  return {
    kind: "object",
    objectTag: etag,
    text: whole.toString("utf8"),
    ...(written === undefined ? {} : { writtenMs: Date.parse(written) }),
    ...(typeof version === "string" ? { version } : {}),
  };
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
      return error instanceof Error && error.name === "TimeoutError" ? "slow" : "failed";
  }
}
