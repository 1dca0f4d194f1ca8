/**
 * The answers of a web ACL's own.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-for-blocked-requests.html
 * @module
 */
import { emptyHeaders, setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import type { CustomResponse } from "./web-acl-model.ts";

/** A custom response on its way: the type of its content comes with its body, whatever a header says. */
export function blockResponse({ status, headers, body }: CustomResponse): Message {
  const written = emptyHeaders();
  for (const { name, value } of headers) {
    setHeader(written, name, value);
  }
  if (body !== undefined) {
    setHeader(written, "Content-Type", body.contentType);
  }
  const bytes = Buffer.from(body?.content ?? "");
  setHeader(written, "Content-Length", String(bytes.length));
  return { status, statusDescription: "", headers: written, body: bytes };
}
