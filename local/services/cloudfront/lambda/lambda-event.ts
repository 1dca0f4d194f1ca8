/**
 * The events Lambda@Edge functions get, in their exact shape.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * @module
 */

import { originKeepaliveRange } from "../../../../aws/cloudfront-limits.ts";
import { wireToText } from "../../../http/header-text.ts";
import type { HeaderLine, HeaderMap, Message, ViewerProtocol } from "../../../http/message.ts";
import type { CustomOrigin, EventType, Origin, S3Origin } from "../model.ts";
import { isDisallowed } from "./edge-function-headers.ts";
import type { ExposedBody } from "./request-body.ts";

/** A header line of an event; mutable, since it belongs to the function. */
interface EventHeader {
  key: string;
  value: string;
}

/** Headers of an event. */
export type EventHeaders = Record<string, EventHeader[]>;

/** `Records[0].cf.config`. */
export interface EventConfig {
  readonly distributionDomainName: string;
  readonly distributionId: string;
  readonly eventType: EventType;
  readonly requestId: string;
}

/** `request.origin.custom`. */
interface EventCustomOrigin {
  customHeaders: EventHeaders;
  domainName: string;
  keepaliveTimeout: number;
  path: string;
  port: number;
  protocol: "http" | "https";
  readTimeout: number;
  sslProtocols: string[];
}

/** `request.origin.s3`. */
interface EventS3Origin {
  authMethod: "none";
  customHeaders: EventHeaders;
  domainName: string;
  path: string;
  readTimeout: number;
  region: string;
}

/** `request.origin`: exactly one of the two. */
export type EventOrigin = { custom: EventCustomOrigin } | { s3: EventS3Origin };

/** `Records[0].cf.request`. */
export interface EventRequest {
  clientIp: string;
  headers: EventHeaders;
  method: string;
  querystring: string;
  uri: string;
  /** Only where the association includes it. */
  body?: ExposedBody;
  /** Only at origin events. */
  origin?: EventOrigin;
}

/** `Records[0].cf.response`. The origin's body is never shown. */
interface EventResponse {
  headers: EventHeaders;
  status: string;
  statusDescription: string;
}

/** What a function gets. */
export interface LambdaEvent {
  readonly Records: readonly [
    {
      readonly cf: {
        readonly config: EventConfig;
        readonly request: EventRequest;
        readonly response?: EventResponse;
      };
    },
  ];
}

const defaultKeepaliveSeconds = originKeepaliveRange.value.default;

/** A line as a function sees it: text instead of bytes, and a copy of its own. */
function eventLine({ key, value }: HeaderLine): EventHeader {
  return { key, value: wireToText(value) };
}

/** Headers as a function sees them, without those that are hidden. */
export function eventHeaders(headers: HeaderMap): EventHeaders {
  const shown: EventHeaders = {};
  for (const name of Object.keys(headers)) {
    const lines = isDisallowed(name) ? undefined : headers[name]?.map(eventLine);
    if (lines === undefined) {
      continue;
    }
    if (name === "__proto__") {
      // An assignment would set the prototype.
      Object.defineProperty(shown, name, { value: lines, enumerable: true, writable: true });
    } else {
      shown[name] = lines;
    }
  }
  return shown;
}

/** An origin's own headers. */
function customHeaders(origin: Origin): EventHeaders {
  return Object.fromEntries(
    origin.customHeaders.map(({ name, value }) => [name.toLowerCase(), [{ key: name, value }]]),
  );
}

/** The protocol between CloudFront and a custom origin. */
function originProtocol(origin: CustomOrigin, viewer: ViewerProtocol): "http" | "https" {
  if (origin.protocolPolicy === "match-viewer") {
    return viewer;
  }
  return origin.protocolPolicy === "http-only" ? "http" : "https";
}

/** A custom origin as events show it. */
function eventCustomOrigin(origin: CustomOrigin, viewer: ViewerProtocol): EventCustomOrigin {
  const protocol = originProtocol(origin, viewer);
  return {
    customHeaders: customHeaders(origin),
    domainName: origin.domainName,
    keepaliveTimeout: origin.keepaliveTimeoutSeconds ?? defaultKeepaliveSeconds,
    path: origin.path,
    port: protocol === "http" ? origin.httpPort : origin.httpsPort,
    protocol,
    readTimeout: origin.responseTimeoutSeconds,
    sslProtocols: [...(origin.sslProtocols ?? ["TLSv1.2"])],
  };
}

/** The Region in a bucket's regional domain name; empty where there is none. */
function bucketRegion(domainName: string): string {
  return /\.s3[.-]([a-z0-9-]+)\.amazonaws\.com$/.exec(domainName)?.[1] ?? "";
}

/**
 * An S3 origin as events show it. `authMethod` knows no value for an origin access control, so one
 * reads `none`; that `region` is present is inferred: `originAccessControlInEvent` in aws/.
 */
function eventS3Origin(origin: S3Origin): EventS3Origin {
  return {
    authMethod: "none",
    customHeaders: customHeaders(origin),
    domainName: origin.domainName,
    path: origin.path,
    readTimeout: origin.responseTimeoutSeconds,
    region: bucketRegion(origin.domainName),
  };
}

/** An origin as events show it. */
export function eventOrigin(origin: Origin, viewer: ViewerProtocol): EventOrigin {
  return origin.kind === "s3"
    ? { s3: eventS3Origin(origin) }
    : { custom: eventCustomOrigin(origin, viewer) };
}

/** A response as events show it. */
export function eventResponse(message: Message): EventResponse {
  return {
    headers: eventHeaders(message.headers),
    status: String(message.status),
    statusDescription: message.statusDescription,
  };
}

/** Puts the parts of an event together. */
export function lambdaEvent(
  config: EventConfig,
  request: EventRequest,
  response?: EventResponse,
): LambdaEvent {
  const cf = response === undefined ? { config, request } : { config, request, response };
  return { Records: [{ cf }] };
}
