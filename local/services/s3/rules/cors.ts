/**
 * Cross-origin requests: which rule of a bucket's CORS configuration allows one, and the headers that say so.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html#cors-eval-criteria
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html
 * @module
 */

import { bucketCorsMethods } from "../../../../aws/s3-cors.ts";
import type { S3Response } from "../s3-message.ts";
import { emptyAnswer } from "../wire/answer.ts";
import { S3Error } from "../wire/s3-error.ts";

/** One rule of a CORS configuration. */
export interface CorsRule {
  /** Of `GET`, `PUT`, `POST`, `DELETE`, `HEAD`; at least one. */
  readonly allowedMethods: readonly string[];
  /** At least one, each with at most one `*`. */
  readonly allowedOrigins: readonly string[];
  /** Names that a preflight may ask for, in any case, each with at most one `*`. */
  readonly allowedHeaders: readonly string[];
  /** Response headers that the page may read. */
  readonly exposeHeaders: readonly string[];
  /** Seconds for which a browser may keep the answer to a preflight; undefined for none. */
  readonly maxAgeSeconds: number | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** Whether a text matches a pattern in which one `*` stands for any text, the empty one too. */
function matches(pattern: string, text: string): boolean {
  const [start = "", end] = pattern.split("*");
  return end === undefined
    ? pattern === text
    : text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

/** The headers that a preflight asks for, in lower case. */
function requestedHeaders(headers: Headers): readonly string[] {
  return (headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
}

/** The first rule that allows a method, and these headers, to the origin of a request. */
function findRule(
  rules: readonly CorsRule[],
  headers: Headers,
  method: string,
  requested: readonly string[],
): CorsRule | undefined {
  const origin = headers["origin"];
  return origin === undefined
    ? undefined
    : rules.find(
        ({ allowedOrigins, allowedMethods, allowedHeaders }) =>
          allowedMethods.includes(method) &&
          allowedOrigins.some((pattern) => matches(pattern, origin)) &&
          requested.every((name) =>
            allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name)),
          ),
      );
}

/** S3 allows credentials to every origin that a rule names, and none where it allows all. */
function headersOf(rule: CorsRule, origin: string, requested: readonly string[]): Headers {
  const every = rule.allowedOrigins.includes("*");
  const { exposeHeaders, maxAgeSeconds } = rule;
  return {
    "access-control-allow-origin": every ? "*" : origin,
    "access-control-allow-methods": rule.allowedMethods.join(", "),
    ...(requested.length > 0 ? { "access-control-allow-headers": requested.join(", ") } : {}),
    ...(exposeHeaders.length > 0
      ? { "access-control-expose-headers": exposeHeaders.join(", ") }
      : {}),
    ...(maxAgeSeconds === undefined ? {} : { "access-control-max-age": String(maxAgeSeconds) }),
    ...(every ? {} : { "access-control-allow-credentials": "true" }),
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  };
}

/**
 * What the answer to a request, an error too, says to the page that made it.
 *
 * @returns undefined where no rule allows the request, or no page made it.
 */
export function corsHeaders(
  rules: readonly CorsRule[],
  method: string,
  headers: Headers,
): Headers | undefined {
  const rule = findRule(rules, headers, method, []);
  return rule && headersOf(rule, headers["origin"] ?? "", []);
}

/**
 * Answers a preflight, which no signature comes with.
 *
 * @param findRules Finds the rules of the bucket that the request names.
 * @throws {S3Error} `BadRequest` for a request that is no preflight, `AccessForbidden` where no rule allows what it asks
 *   for, or whatever `findRules` throws.
 */
export function preflight(
  findRules: () => readonly CorsRule[] | undefined,
  headers: Headers,
): S3Response {
  const { origin, "access-control-request-method": method = "" } = headers;
  if (origin === undefined) {
    throw new S3Error("BadRequest", {
      message: "Insufficient information. Origin request header needed.",
    });
  }
  if (!bucketCorsMethods.value.some((each) => each === method)) {
    throw new S3Error("BadRequest", { message: "Invalid Access-Control-Request-Method" });
  }
  const rules = findRules();
  if (rules === undefined || rules.length === 0) {
    throw new S3Error("AccessForbidden");
  }
  const requested = requestedHeaders(headers);
  const rule = findRule(rules, headers, method, requested);
  if (rule === undefined) {
    throw new S3Error("AccessForbidden", {
      message:
        "CORSResponse: This CORS request is not allowed. No rule of the bucket allows its Origin, Access-Control-Request-Method and Access-Control-Request-Headers together.",
    });
  }
  return emptyAnswer(200, headersOf(rule, origin, requested));
}
