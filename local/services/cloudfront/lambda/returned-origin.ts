/**
 * An origin that an origin-request function returned.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-request-origin
 * @module
 */

import { isIP } from "node:net";
import { refusedOriginHeaders } from "../../../../aws/cloudfront-header-lists.ts";
import { originKeepaliveRange, originReadTimeoutRange } from "../../../../aws/cloudfront-limits.ts";
import { edgeTlsProtocols } from "../../../../aws/edge-limits.ts";
import type { HeaderMap } from "../../../http/message.ts";
import type { CustomOrigin, Origin, S3Origin } from "../model.ts";
import { readHeaderMap } from "./returned-headers.ts";

/** An origin, or what is wrong with it. */
type OriginDecision =
  | { readonly kind: "origin"; readonly origin: Origin }
  | { readonly kind: "invalid"; readonly reason: string };

/** What a function wrote, before it is known to be anything. */
type Written = Readonly<Record<string, unknown>>;

const sslProtocols: ReadonlySet<string> = new Set(edgeTlsProtocols.value);

const readTimes = originReadTimeoutRange.value;
const idleTimes = originKeepaliveRange.value;

const refusedCustomHeaders = new RegExp(
  `^(?:${refusedOriginHeaders.value.map((name) => name.replace("*", ".*")).join("|")})$`,
);

/** Collects what is wrong, and reads fields. */
class Reader {
  readonly #written: Written;
  readonly #where: string;
  #reason: string | undefined;

  constructor(where: string, written: Written) {
    this.#where = where;
    this.#written = written;
  }

  get reason(): string | undefined {
    return this.#reason;
  }

  /** A field that must satisfy a rule; `fallback` replaces one that is absent or wrong. */
  read<T>(name: string, fallback: T, rule: string, holds: (value: unknown) => value is T): T {
    const value = this.#written[name];
    if (value === undefined) {
      return fallback;
    }
    if (holds(value)) {
      return value;
    }
    this.#reason ??= `${this.#where}.${name} must be ${rule}`;
    return fallback;
  }

  /** A whole number in a range, both ends included. */
  integer(name: string, fallback: number, min: number, max: number): number {
    const holds = (value: unknown): value is number =>
      Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    return this.read(name, fallback, `a whole number from ${min} to ${max}`, holds);
  }

  /** Notes a problem that no single field has. */
  refuse(reason: string): void {
    this.#reason ??= `${this.#where} ${reason}`;
  }
}

/** A domain name: no address, no port. */
function isDomainName(max: number): (value: unknown) => value is string {
  return (value): value is string =>
    typeof value === "string" &&
    value.length >= 1 &&
    value.length <= max &&
    !value.includes(":") &&
    isIP(value) === 0 &&
    !/[\s/?#@]/.test(value);
}

/** The rule of {@link isOriginPath}, for messages. */
const pathRule = 'empty, or start with "/" and not end with one';

/** A path before the request's own: `""`, or with a slash in front and none behind, percent-encoded. */
function isOriginPath(value: unknown): value is string {
  return typeof value === "string" && value.length <= 255 && /^(?:\/[!-~]*[!-.0-~])?$/.test(value);
}

/** 80, 443, or one that no privilege is needed for. */
function isPort(value: unknown): value is number {
  const port = Number.isInteger(value) ? Number(value) : 0;
  return port === 80 || port === 443 || (port >= 1024 && port <= 65_535);
}

/** One of the two. */
function isProtocol(value: unknown): value is "http" | "https" {
  return value === "http" || value === "https";
}

/** A list of protocol versions. */
function isSslProtocols(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((version) => typeof version === "string" && sslProtocols.has(version))
  );
}

/** A plain object. */
function isBag(value: unknown): value is Written {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The origin's own headers: none that CloudFront refuses, none that the request has as well. */
function readCustomHeaders(
  reader: Reader,
  value: unknown,
  requestHeaders: HeaderMap,
): Origin["customHeaders"] {
  const headers = readHeaderMap(value ?? {});
  if (typeof headers === "string") {
    reader.refuse(`customHeaders: ${headers}`);
    return [];
  }
  for (const name of Object.keys(headers)) {
    if (refusedCustomHeaders.test(name)) {
      reader.refuse(`customHeaders must not hold ${name}`);
    }
    if (requestHeaders[name] !== undefined) {
      reader.refuse(`customHeaders must not hold ${name}, which request.headers holds`);
    }
  }
  return Object.values(headers).flatMap((lines) =>
    lines.map(({ key, value: text }) => ({ name: key, value: text })),
  );
}

/** Reads `readTimeout` and the time a whole response may take, which is checked and not simulated. */
function readTimeouts(reader: Reader, base: Origin): number {
  const readTimeout = reader.integer(
    "readTimeout",
    base.responseTimeoutSeconds,
    readTimes.min,
    readTimes.max,
  );
  const isCompletion = (value: unknown): value is number =>
    value === 0 || (Number.isInteger(value) && Number(value) >= readTimeout);
  reader.read("responseCompletionTimeout", 0, "0 or at least readTimeout", isCompletion);
  return readTimeout;
}

/** Reads `origin.custom`. */
function readCustom(written: Written, base: Origin, requestHeaders: HeaderMap): OriginDecision {
  const reader = new Reader("request.origin.custom", written);
  const from = base.kind === "custom" ? base : undefined;
  const protocol = reader.read("protocol", "https" as const, '"http" or "https"', isProtocol);
  const defaultPort = protocol === "http" ? (from?.httpPort ?? 80) : (from?.httpsPort ?? 443);
  const port = reader.read("port", defaultPort, "80, 443 or 1024 to 65535", isPort);
  const domainName = reader.read(
    "domainName",
    from?.domainName ?? "",
    "a domain name of 1 to 253 characters, no address and no port",
    isDomainName(253),
  );
  if (domainName === "") {
    reader.refuse("must have a domainName");
  }
  const origin: CustomOrigin = {
    kind: "custom",
    id: base.id,
    domainName,
    path: reader.read("path", from?.path ?? "", pathRule, isOriginPath),
    customHeaders: readCustomHeaders(reader, written["customHeaders"], requestHeaders),
    connectionAttempts: base.connectionAttempts,
    connectionTimeoutSeconds: base.connectionTimeoutSeconds,
    responseTimeoutSeconds: readTimeouts(reader, base),
    protocolPolicy: protocol === "http" ? "http-only" : "https-only",
    httpPort: protocol === "http" ? port : (from?.httpPort ?? 80),
    httpsPort: protocol === "https" ? port : (from?.httpsPort ?? 443),
    keepaliveTimeoutSeconds: reader.integer(
      "keepaliveTimeout",
      idleTimes.default,
      idleTimes.min,
      idleTimes.max,
    ),
    sslProtocols: reader.read(
      "sslProtocols",
      ["TLSv1.2"],
      `a list of ${[...sslProtocols].join(", ")}`,
      isSslProtocols,
    ),
  };
  return decision(reader, origin);
}

/**
 * Reads `origin.s3`.
 *
 * AWS documents that an origin access control does not work together with changing the origin in a
 * function; that requests to the bucket the behavior names stay signed is inferred: `signedAfterChange` in aws/.
 */
function readS3(written: Written, base: Origin, requestHeaders: HeaderMap): OriginDecision {
  const reader = new Reader("request.origin.s3", written);
  const from = base.kind === "s3" ? base : undefined;
  const domainName = reader.read(
    "domainName",
    from?.domainName ?? "",
    "a bucket's domain name of 1 to 128 characters in lower case",
    (value): value is string => isDomainName(128)(value) && value === value.toLowerCase(),
  );
  if (domainName === "") {
    reader.refuse("must have a domainName");
  }
  if (written["authMethod"] === "origin-access-identity") {
    reader.refuse("cannot use an origin access identity: the distribution's origin has none");
  }
  reader.read(
    "authMethod",
    "none" as const,
    '"none" or "origin-access-identity"',
    (value): value is "none" => value === "none",
  );
  const origin: S3Origin = {
    kind: "s3",
    id: base.id,
    domainName,
    path: reader.read("path", from?.path ?? "", pathRule, isOriginPath),
    customHeaders: readCustomHeaders(reader, written["customHeaders"], requestHeaders),
    connectionAttempts: base.connectionAttempts,
    connectionTimeoutSeconds: base.connectionTimeoutSeconds,
    responseTimeoutSeconds: readTimeouts(reader, base),
    signed: from?.domainName === domainName && from.signed,
  };
  return decision(reader, origin);
}

/** The origin, unless something was wrong. */
function decision(reader: Reader, origin: Origin): OriginDecision {
  return reader.reason === undefined
    ? { kind: "origin", origin }
    : { kind: "invalid", reason: reader.reason };
}

/**
 * Checks the `origin` of a request that an origin-request function returned. It need not be one of
 * the distribution's.
 *
 * @param value Absent: the behavior's own origin stays (`originLeftOut` in aws/edge-behavior.ts).
 * @param base The origin the event showed: what the function leaves out comes from it.
 * @param requestHeaders The headers the function returned.
 */
export function judgeOrigin(
  value: unknown,
  base: Origin,
  requestHeaders: HeaderMap,
): OriginDecision {
  if (value === undefined) {
    return { kind: "origin", origin: base };
  }
  if (!isBag(value)) {
    return { kind: "invalid", reason: "request.origin must be an object" };
  }
  const { custom, s3 } = value;
  if ((custom === undefined) === (s3 === undefined)) {
    return { kind: "invalid", reason: "request.origin must hold exactly one of custom and s3" };
  }
  if (isBag(custom)) {
    return readCustom(custom, base, requestHeaders);
  }
  return isBag(s3)
    ? readS3(s3, base, requestHeaders)
    : { kind: "invalid", reason: "request.origin.custom and request.origin.s3 must be objects" };
}
