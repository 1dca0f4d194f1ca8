/**
 * The Age of an origin's response: how long it was in caches before this one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-5.1
 * @module
 */
import { maxAgeLimitSeconds } from "../../../../aws/cloudfront-limits.ts";
import type { HeaderMap } from "../../../http/message.ts";

/**
 * Whole seconds; of several values the first counts.
 *
 * @returns 0 where there is none, or no number; at most 100 years.
 * @throws never
 */
export function originAgeSeconds(headers: HeaderMap): number {
  const first = headers["age"]?.[0]?.value.split(",", 1)[0]?.trim() ?? "";
  return /^\d+$/.test(first) ? Math.min(Number(first), maxAgeLimitSeconds.value) : 0;
}
