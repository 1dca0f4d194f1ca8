/**
 * A response for every viewer: cached as long as the season, and revalidated by ETag.
 *
 * @module
 */
import { type ApiAnswer, jsonType } from "./api-answer.ts";
import { isHeldBy } from "./entity-tag-match.ts";

/** The content of a response. */
export interface Reply {
  /** JSON data. */
  readonly body: object;
  /** `Link` (RFC 8288), when there are other pages. */
  readonly link?: string;
}

/** Makes the strong entity tag of a body, quotes included. */
export type TagBody = (body: string) => string;

/**
 * Builds the response; a 304 when `If-None-Match` has its tag.
 *
 * A 304 has the headers that update the stored copy, and none about a body (RFC 9110 §15.4.5).
 *
 * @param keep The value of `Cache-Control`.
 * @param ifNoneMatch The value of `If-None-Match`.
 * @throws never
 */
export function publicAnswer(
  reply: Reply,
  keep: string,
  ifNoneMatch: string | undefined,
  tagBody: TagBody,
): ApiAnswer {
  const body = JSON.stringify(reply.body);
  const etag = tagBody(body);
  const renewing = { "cache-control": keep, etag };
  if (isHeldBy(ifNoneMatch, etag)) {
    return { status: 304, headers: renewing, body: "" };
  }
  return {
    status: 200,
    headers: {
      "content-type": jsonType,
      ...renewing,
      ...(reply.link === undefined ? {} : { link: reply.link }),
    },
    body,
  };
}
