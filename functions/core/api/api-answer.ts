/**
 * A response of the regional API or the desk, independent of the gateway's format.
 *
 * @module
 */
import type { AnswerStatus } from "../function-answer.ts";

/** Every status that these APIs return. */
export type ApiStatus = AnswerStatus | 204 | 304 | 404 | 405 | 412 | 413 | 415 | 422 | 428;

/** A complete response; every `Answer` of the edge is one too. */
export interface ApiAnswer {
  readonly status: ApiStatus;
  /** One value by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text, sent as UTF-8. Also present for HEAD: the gateway removes it. */
  readonly body: string;
}

/**
 * A response that no cache stores, for one viewer or one moment.
 *
 * `private` is for caches that ignore `no-store` (RFC 9111 §5.2.2.7). `stale-if-error=0`, because CloudFront
 * otherwise serves even a `no-store` response while its origin is unreachable.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 *
 * @param body JSON data.
 * @throws never
 */
export function unkeptAnswer(body: object): ApiAnswer {
  return {
    status: 200,
    headers: { "content-type": jsonType, "cache-control": "private, no-store, stale-if-error=0" },
    body: JSON.stringify(body),
  };
}

/** The content type of every response except problem documents. */
export const jsonType = "application/json; charset=utf-8";
