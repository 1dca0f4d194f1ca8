/**
 * The headers that belong to one connection because its Connection header names them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110.html#section-7.6.1
 * @module
 */
import { headerValue } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";

/** Their names in lower case: see `connectionOptions` in aws/. */
export function connectionOptions(headers: HeaderMap): ReadonlySet<string> {
  const options = (headerValue(headers, "connection") ?? "").toLowerCase().split(",");
  return new Set(options.map((option) => option.trim()));
}
