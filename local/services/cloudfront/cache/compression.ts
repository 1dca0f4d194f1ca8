/**
 * Compression at the edge: which answers CloudFront compresses, and what else changes when it does.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 * @module
 */

import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { compressibleTypes } from "../../../../aws/cloudfront-compression.ts";
import { compressedBytesRange } from "../../../../aws/cloudfront-limits.ts";
import { compressedStatuses } from "../../../../aws/cloudfront-statuses.ts";
import { filterHeaders, headerValue, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import { selects } from "../../../http/name-selection.ts";
import type { Encoding } from "../headers/accept-encoding.ts";
import { withVary } from "../headers/vary.ts";
import type { Behavior } from "../model.ts";

const types: ReadonlySet<string> = new Set(compressibleTypes.value);
const { min: minBytes, max: maxBytes } = compressedBytesRange.value;
const statuses: ReadonlySet<number> = new Set(compressedStatuses.value);

/** AWS does not document the levels. These keep 10 MB within a fraction of a second. */
const brotliQuality = 4;
const gzipLevel = 6;

/** Whether a behavior compresses at all; a policy with caching off, or one that lists Accept-Encoding as a header, does not. */
function behaviorCompresses(behavior: Pick<Behavior, "compress" | "cachePolicy">): boolean {
  const { gzip, brotli, maxTtlSeconds, headers } = behavior.cachePolicy;
  return (
    behavior.compress &&
    (gzip || brotli) &&
    maxTtlSeconds > 0 &&
    !selects(headers, "accept-encoding")
  );
}

/** Whether the origin declared a size, in digits, that is neither too small nor too large. */
function declaresFittingSize(headers: HeaderMap): boolean {
  const declared = headerValue(headers, "content-length");
  if (declared === undefined || !/^\d+$/.test(declared)) {
    return false;
  }
  return Number(declared) >= minBytes && Number(declared) <= maxBytes;
}

/**
 * Whether CloudFront would compress an answer for a viewer that accepts it. It may skip any of them
 * when a host is busy; this one never does.
 *
 * @param httpVersion What the viewer spoke, like `1.1`; never for `1.0`.
 * @throws never
 */
export function isCompressible(
  message: Message,
  behavior: Pick<Behavior, "compress" | "cachePolicy">,
  httpVersion: string,
): boolean {
  const { status, headers, body } = message;
  if (!behaviorCompresses(behavior) || httpVersion === "1.0" || !statuses.has(status)) {
    return false;
  }
  if (headers["content-encoding"] !== undefined || !declaresFittingSize(headers)) {
    return false;
  }
  const type = headerValue(headers, "content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  // The declared size rules, yet a body that belies it must not cost more than one that does not.
  return types.has(type) && body.length > 0 && body.length <= maxBytes;
}

/** The coding that a normalised Accept-Encoding comes to: CloudFront prefers Brotli. */
export function chooseEncoding(normalized: string): Encoding {
  if (normalized.startsWith("br")) {
    return "br";
  }
  return normalized === "gzip" ? "gzip" : "identity";
}

/** The ETag of a compressed body: a strong one becomes weak, a weak one stays, an invalid one goes. */
function compressedEtag(etag: string | undefined): string | undefined {
  if (etag?.startsWith('"')) {
    return `W/${etag}`;
  }
  return etag?.startsWith("W/") ? etag : undefined;
}

/**
 * A message as it looks with a body in another coding.
 *
 * That Content-Length gives way to chunked transfer, and that Vary names Accept-Encoding, is from memory (`compressedHeaders` in aws/): the
 * second is what captured answers show and RFC 9110 §12.5.5 wants.
 *
 * @param body Already in that coding.
 */
export function encoded(
  message: Message,
  encoding: Exclude<Encoding, "identity">,
  body: Buffer,
): Message {
  const headers = filterHeaders(
    withVary(message.headers, "Accept-Encoding"),
    (name) => name !== "content-length" && name !== "etag",
  );
  const etag = compressedEtag(headerValue(message.headers, "etag"));
  if (etag !== undefined) {
    setHeader(headers, "ETag", etag);
  }
  setHeader(headers, "Content-Encoding", encoding);
  return { ...message, headers, body };
}

/**
 * The message in another coding; itself for `identity`. Blocks the thread, so callers check
 * {@link isCompressible} first, which bounds the size.
 */
export function compress(message: Message, encoding: Encoding): Message {
  switch (encoding) {
    case "identity":
      return message;
    case "gzip":
      return encoded(message, encoding, gzipSync(message.body, { level: gzipLevel }));
    case "br": {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: message.body.length,
      };
      return encoded(message, encoding, brotliCompressSync(message.body, { params }));
    }
  }
}
