/**
 * CloudFront's pages for what never reaches the edge.
 *
 * @module
 */
import { rawHeaders } from "../http/header-map.ts";
import { httpDate } from "../http/http-date.ts";
import type { EdgeResponse } from "../services/cloudfront/edge.ts";
import { errorPage } from "../services/cloudfront/errors/error-page.ts";
import { type Sentence, sentences } from "../services/cloudfront/errors/failure.ts";

/** A refusal of the front's own. Each ends the connection: what follows on it cannot be trusted to be a request. */
export interface Refusal {
  readonly status: 400 | 403 | 408 | 413 | 494 | 500;
  readonly sentence: Sentence;
}

/** The page of a refusal. */
export function frontPage(
  { status, sentence }: Refusal,
  requestId: string,
  nowMs: number,
): EdgeResponse {
  const page = errorPage(status, sentences[sentence], requestId);
  const raw = rawHeaders(page.headers);
  raw.push("Date", httpDate(nowMs), "X-Cache", "Error from cloudfront", "X-Amz-Cf-Id", requestId);
  const { statusDescription, body } = page;
  return { status, statusDescription, rawHeaders: raw, body, requestId, closes: true };
}

/** CloudFront's answer to an error of the parser. */
export function parserRefusal(code: string | undefined): Refusal {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return { status: 494, sentence: "headTooLarge" };
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return { status: 408, sentence: "requestTimeout" };
    default:
      return { status: 400, sentence: "badRequest" };
  }
}
