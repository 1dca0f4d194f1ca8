/**
 * Compression at the edge.
 *
 * @module
 */
import type { Encoding } from "./accept-encoding.ts";
import type { Message } from "./message.ts";
import type { Behavior } from "./model.ts";

/** True when CloudFront would compress this answer for a viewer that accepts it. */
export function isCompressible(
  _message: Message,
  _behavior: Pick<Behavior, "compress" | "cachePolicy">,
  _httpVersion: string,
): boolean {
  throw new Error("not written");
}

/** The coding that a normalised Accept-Encoding asks for. */
export function chooseEncoding(_normalized: string): Encoding {
  throw new Error("not written");
}

/** The message in another coding. */
export function compress(_message: Message, _encoding: Encoding): Message {
  throw new Error("not written");
}
