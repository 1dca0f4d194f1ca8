/**
 * A document of the bucket, held for some seconds and validated.
 *
 * @module
 */
import type { DocumentReading } from "../core/auth/document-reading.ts";
import type { AuthBucket } from "./auth-bucket.ts";
import { describeCause, type Log } from "./log.ts";

/** Returns the content, or `undefined` while there is none that is valid. @throws never */
export type ReadDocument<T> = (requestId: string) => Promise<T | undefined>;

/** Time after which the object is asked for again, milliseconds. */
export const heldMs = 5000;

/**
 * Makes the reader of one document.
 *
 * A document that cannot be read or is not valid is logged, and the last valid one is returned. One that does not exist any
 * more is none.
 *
 * @param now Milliseconds since the epoch.
 */
export function heldDocument<T>(
  key: string,
  parse: (text: string) => DocumentReading<T>,
  { bucket, log, now }: { bucket: AuthBucket; log: Log; now: () => number },
): ReadDocument<T> {
  let content: T | undefined;
  let tag: string | undefined;
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async (requestId) => {
    if (Math.abs(now() - readAtMs) < heldMs) {
      return content;
    }
    try {
      const object = await bucket.read(key, tag);
      readAtMs = now();
      if (object === "unchanged") {
        return content;
      }
      tag = object?.tag;
      const reading = object === undefined ? undefined : parse(object.text);
      if (reading === undefined) {
        log("error", "document.missing", { requestId, key });
        content = undefined;
      } else if (reading.kind === "refused") {
        const problems = reading.problems.slice(0, 3);
        log("error", "document.refused", {
          requestId,
          key,
          count: reading.problems.length,
          problems,
        });
      } else {
        content = reading.content;
      }
    } catch (error) {
      log("error", "document.unread", { requestId, key, cause: describeCause(error) });
    }
    return content;
  };
}
