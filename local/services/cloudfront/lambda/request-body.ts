/**
 * Request bodies and Lambda@Edge: how much a function sees, and what it may put in place.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-include-body-access.html
 * @module
 */

import { bodyMethods } from "../../../../aws/cloudfront-method-sets.ts";
import { edgeExposedBodyBytes, edgeReplacementBodyBytes } from "../../../../aws/edge-limits.ts";

/** The two events that can see a body. */
export type RequestEvent = "viewer-request" | "origin-request";

/** A body as an event shows it. */
export interface ExposedBody {
  inputTruncated: boolean;
  action: "read-only" | "replace";
  encoding: "base64" | "text";
  data: string;
}

/** Bytes of a body that a function sees. */
export const exposedBodyBytes: Readonly<Record<RequestEvent, number>> = edgeExposedBodyBytes.value;

/** Longest replacement, bytes as the function wrote it: base64 takes a third more for the same body. */
const replacementBytes: Readonly<
  Record<RequestEvent, Readonly<Record<"text" | "base64", number>>>
> = edgeReplacementBodyBytes.value;

const withBody: ReadonlySet<string> = new Set(bodyMethods.value);

/** Whether an event of a method has a body to show. */
export function mayHaveBody(method: string): boolean {
  return withBody.has(method);
}

/** A body as an event shows it: base64, cut at the event's limit. */
export function exposeBody(body: Buffer, event: RequestEvent): ExposedBody {
  const limit = exposedBodyBytes[event];
  return {
    inputTruncated: body.length > limit,
    action: "read-only",
    encoding: "base64",
    data: body.toString("base64", 0, Math.min(body.length, limit)),
  };
}

/** What a function decided about a body. */
type BodyDecision =
  /** The whole original goes on, even where the function saw only its beginning. */
  | { readonly kind: "keep" }
  | { readonly kind: "replace"; readonly body: Buffer }
  | { readonly kind: "invalid"; readonly reason: string };

const keep: BodyDecision = { kind: "keep" };

/** Anything base64 cannot contain before its padding. */
const notBase64 = /[^A-Za-z0-9+/]/;

/** Bytes of base64; `undefined` when it is not base64. `Buffer` alone would skip what it does not know. */
export function decodeBase64(data: string): Buffer | undefined {
  const padding = data.endsWith("==") ? 2 : Number(data.endsWith("="));
  const digits = data.slice(0, data.length - padding);
  return data.length % 4 === 0 && !notBase64.test(digits) ? Buffer.from(data, "base64") : undefined;
}

/** Invalid, and why. */
function invalid(reason: string): BodyDecision {
  return { kind: "invalid", reason };
}

/** A property bag, or nothing. */
function bag(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Judges the `body` of a request that a function returned. */
export function judgeBody(value: unknown, event: RequestEvent): BodyDecision {
  if (value === undefined) {
    return keep;
  }
  const body = bag(value);
  if (body === undefined) {
    return invalid("body must be an object");
  }
  // A body that is not marked as replaced goes on untouched, whatever else was written into it.
  if (body["action"] !== "replace") {
    return body["action"] === undefined || body["action"] === "read-only"
      ? keep
      : invalid('body.action must be "read-only" or "replace"');
  }
  const encoding = body["encoding"] ?? "base64";
  const data = body["data"] ?? "";
  if (encoding !== "base64" && encoding !== "text") {
    return invalid('body.encoding must be "base64" or "text"');
  }
  if (typeof data !== "string") {
    return invalid("body.data must be a string");
  }
  if (Buffer.byteLength(data) > replacementBytes[event][encoding]) {
    return invalid(`body.data must be at most ${replacementBytes[event][encoding]} bytes`);
  }
  const bytes = encoding === "text" ? Buffer.from(data) : decodeBase64(data);
  return bytes === undefined
    ? invalid("body.data must be base64")
    : { kind: "replace", body: bytes };
}
