/**
 * Which cookies an answer may set: none, unless the behavior forwards cookies.
 *
 * @module
 */
import type { Message } from "./message.ts";

/** The message without `Set-Cookie`; the same object when there is none. */
export function withoutSetCookie(message: Message): Message {
  if (message.headers["set-cookie"] === undefined) {
    return message;
  }
  const { "set-cookie": _dropped, ...headers } = message.headers;
  return { ...message, headers };
}
