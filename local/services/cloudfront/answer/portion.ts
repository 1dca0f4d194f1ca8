/**
 * How much of an object a viewer gets: all of it, a part, only that it has not changed, or a refusal.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
 * @module
 */

import { headerValue } from "../../../http/header-map.ts";
import type { Message, ViewerRequest } from "../../../http/message.ts";
import { asksForPart } from "../../../http/range-request.ts";
import { decideRange, type RangeDecision } from "./byte-range.ts";
import { conditionalStatus, notModified } from "./conditional.ts";
import { applyRange } from "./partial-answer.ts";

/** What a viewer's conditions and ranges come to. */
export type Portion =
  | { readonly kind: "not-modified" }
  | { readonly kind: "precondition-failed" }
  | RangeDecision;

const whole: Portion = { kind: "whole" };

/**
 * Evaluates a viewer's conditions first and its range then, against a complete object.
 *
 * @param nowMs Milliseconds since the epoch.
 */
export function judgePortion(request: ViewerRequest, object: Message, nowMs: number): Portion {
  const { method, headers } = request;
  if (object.status !== 200 || (method !== "GET" && method !== "HEAD")) {
    return whole;
  }
  switch (conditionalStatus(headers, object.headers, nowMs)) {
    case 304:
      return { kind: "not-modified" };
    case 412:
      return { kind: "precondition-failed" };
    case 200:
      return asksForPart(request)
        ? decideRange(
            headerValue(headers, "range"),
            headerValue(headers, "if-range"),
            object,
            nowMs,
          )
        : whole;
  }
}

/**
 * The response for a portion.
 *
 * @param boundary Separates the parts of a multipart answer.
 */
export function applyPortion(
  message: Message,
  portion: Exclude<Portion, { kind: "precondition-failed" }>,
  boundary: string,
): Message {
  return portion.kind === "not-modified"
    ? notModified(message)
    : applyRange(message, portion, boundary);
}
