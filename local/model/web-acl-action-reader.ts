/**
 * What a web ACL does with what its rules match.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_CustomResponse.html
 * @module
 */
import {
  customResponseStatuses,
  maxCustomResponseBodyBytes,
  maxCustomResponseHeaders,
} from "../../aws/waf.ts";
import type { CustomResponse, RuleAction } from "../services/waf/web-acl-model.ts";
import type { Reader } from "./property-reader.ts";

/** Bodies by key, as `content` with its type. */
export type ResponseBodies = ReadonlyMap<string, NonNullable<CustomResponse["body"]>>;

const statuses: ReadonlySet<number> = new Set(customResponseStatuses.value);
const maxBodyBytes = maxCustomResponseBodyBytes.value;
const maxHeaders = maxCustomResponseHeaders.value;

const contentTypes = {
  TEXT_PLAIN: "text/plain",
  TEXT_HTML: "text/html",
  APPLICATION_JSON: "application/json",
} as const;

/** Reads `customResponseBodies`. */
export function readResponseBodies(acl: Reader): ResponseBodies {
  return new Map(
    acl.objects("customResponseBodies").map((body) => {
      const content = body.text("content");
      if (Buffer.byteLength(content) > maxBodyBytes) {
        body.refuse("content", `must be at most ${maxBodyBytes} bytes`);
      }
      const type = body.oneOf("contentType", ["TEXT_PLAIN", "TEXT_HTML", "APPLICATION_JSON"]);
      return [body.text("key"), { contentType: contentTypes[type], content }];
    }),
  );
}

function readResponse(response: Reader, bodies: ResponseBodies): CustomResponse {
  const status = response.number("responseCode");
  if (!statuses.has(status)) {
    response.refuse("responseCode", "must be a status that WAF allows");
  }
  const headers = response.objects("responseHeaders").map((header) => {
    const name = header.text("name");
    if (name.toLowerCase() === "content-type") {
      header.refuse("name", "must not be content-type: it comes with the body");
    }
    return { name, value: header.text("value") };
  });
  if (headers.length > maxHeaders) {
    response.refuse("responseHeaders", `must be at most ${maxHeaders} headers`);
  }
  const key = response.optionalText("customResponseBodyKey");
  const body = key === undefined ? undefined : bodies.get(key);
  if (key !== undefined && body === undefined) {
    response.refuse("customResponseBodyKey", "must be a key of customResponseBodies");
  }
  return { status, headers, body };
}

/** Reads an action. Asking the viewer counts: everyone is taken to have answered, which its table lists. */
export function readAction(action: Reader, bodies: ResponseBodies): RuleAction {
  if (action.has("allow")) {
    return { kind: "allow" };
  }
  if (!action.has("block")) {
    return { kind: "count" };
  }
  const block = action.object("block");
  const response = block.has("customResponse")
    ? readResponse(block.object("customResponse"), bodies)
    : undefined;
  return { kind: "block", response };
}
