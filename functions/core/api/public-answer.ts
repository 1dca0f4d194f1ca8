/**
 * An answer for everyone: kept as long as the season, and not sent twice.
 *
 * @module
 */
import { type ApiAnswer, jsonType } from "./api-answer.ts";
import { isHeldBy } from "./entity-tag-match.ts";

/** What is answered, before anybody spells it. */
export interface Reply {
  /** What JSON can spell. */
  readonly body: object;
  /** `Link` (RFC 8288), where there are other pages. */
  readonly link?: string;
}

/** Makes the strong entity tag of a body, quotes included. */
export type TagBody = (body: string) => string;

/**
 * Spells a reply; as 304 where the client holds it.
 *
 * A 304 carries what renews the copy that is held, and nothing that describes a body (RFC 9110 §15.4.5).
 *
 * @param keep The value of `Cache-Control`.
 * @param ifNoneMatch The condition the client made.
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
