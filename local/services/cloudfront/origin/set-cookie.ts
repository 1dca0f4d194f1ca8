/**
 * Which cookies an answer may set: none, unless the behavior forwards cookies to the origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html
 * @module
 */
import { filterHeaders } from "../../../http/header-map.ts";
import type { Message } from "../../../http/message.ts";

/** The message without Set-Cookie, for a behavior that forwards no cookies; itself when it has none. */
export function withoutSetCookie(message: Message): Message {
  if (message.headers["set-cookie"] === undefined) {
    return message;
  }
  return { ...message, headers: filterHeaders(message.headers, (name) => name !== "set-cookie") };
}
