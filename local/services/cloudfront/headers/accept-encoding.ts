/**
 * Accept-Encoding as it enters the cache key and reaches the origin: reduced to what the edge knows.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html#cache-policy-compressed-objects
 * @module
 */
import { remembered } from "../../../http/remembered.ts";
import type { CachePolicy } from "../model.ts";

/** What the edge codes responses with; `identity` is not at all. */
export const encodings = ["br", "gzip", "identity"] as const;

/** A coding the edge answers with. */
export type Encoding = (typeof encodings)[number];

/** A list member that names Brotli, and its weight if it has one (RFC 9110 §12.5.3). */
const brotli = /(?:^|,)[\t ]*br[\t ]*(?:;[\t ]*q=([^\t ,]*)[\t ]*)?(?:,|$)/i;

/** The same for gzip. */
const gzip = /(?:^|,)[\t ]*gzip[\t ]*(?:;[\t ]*q=([^\t ,]*)[\t ]*)?(?:,|$)/i;

/**
 * Whether a viewer accepts a coding. A weight of 0 means "not acceptable" (RFC 9110 §12.4.2); AWS documents
 * only that the header must contain the coding, so that weights count, and `*` does not, is inferred: `acceptEncodingWeights` in aws/.
 */
function accepts(value: string, coding: RegExp): boolean {
  const member = coding.exec(value);
  return member !== null && (member[1] === undefined || Number(member[1]) > 0);
}

/** The codings that a viewer accepts, of those that the edge knows. */
const accepted = remembered((value) => ({
  gzip: accepts(value, gzip),
  brotli: accepts(value, brotli),
}));

/**
 * The Accept-Encoding that takes part in the cache key and is sent to the origin.
 *
 * @param value As the viewer sent it.
 * @returns `"br,gzip"`, `"br"`, `"gzip"`, or `""` when the policy or the viewer knows neither.
 * @throws never
 */
export function normalizeAcceptEncoding(
  value: string | undefined,
  policy: Pick<CachePolicy, "gzip" | "brotli">,
): string {
  if (value === undefined) {
    return "";
  }
  const viewer = accepted(value);
  const acceptsGzip = policy.gzip && viewer.gzip;
  if (policy.brotli && viewer.brotli) {
    return acceptsGzip ? "br,gzip" : "br";
  }
  return acceptsGzip ? "gzip" : "";
}
