/**
 * The response to a request that is not signed as it must be: a small XML document.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html
 * @module
 */
import { signedErrors } from "../../../../aws/cloudfront-private-content.ts";
import { emptyHeaders, setHeader } from "../../../http/header-map.ts";
import type { Message } from "../../../http/message.ts";
import type { Served } from "../served.ts";
import { reasonPhrase } from "./error-page.ts";

/** The response with an error code. */
export function signedErrorPage(code: keyof typeof signedErrors.value): Served {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${signedErrors.value[code]}</Message></Error>`,
  );
  const headers = emptyHeaders();
  setHeader(headers, "Server", "CloudFront");
  setHeader(headers, "Content-Type", "text/xml");
  setHeader(headers, "Content-Length", String(body.length));
  const message: Message = { status: 403, statusDescription: reasonPhrase(403), headers, body };
  return { message, result: "Error", ageSeconds: undefined, entry: undefined, author: "edge" };
}
