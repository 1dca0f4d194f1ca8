/**
 * Reading a request body into memory, up to a cap.
 *
 * @module
 */
import type { IncomingMessage } from "node:http";
import { headerValue } from "../http/header-map.ts";
import type { HeaderMap } from "../http/message.ts";

/** A body, or why there is none. */
export type BodyReading =
  | { readonly kind: "body"; readonly body: Buffer }
  | { readonly kind: "too-large" }
  /** The viewer went away before it was complete. */
  | { readonly kind: "aborted" };

const tooLarge: BodyReading = { kind: "too-large" };

/** Whether headers announce a body at all. The parser has refused what contradicts itself. */
export function announcesBody(headers: HeaderMap): boolean {
  const length = headerValue(headers, "content-length");
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
}

/**
 * Reads the body that a request announces. Beyond the cap nothing more is kept; the caller answers and ends the connection.
 *
 * @param maxBytes The cap; a body of exactly this size is read.
 */
export async function readBody(message: IncomingMessage, maxBytes: number): Promise<BodyReading> {
  if (Number(message.headers["content-length"] ?? 0) > maxBytes) {
    return tooLarge;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    message.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        message.pause();
        message.removeAllListeners("data");
        resolve(tooLarge);
      } else {
        chunks.push(chunk);
      }
    });
    message.on("end", () => resolve({ kind: "body", body: Buffer.concat(chunks) }));
    // `close` comes after `end` as well; a promise keeps its first answer.
    message.on("error", () => resolve({ kind: "aborted" }));
    message.on("close", () => resolve({ kind: "aborted" }));
  });
}
