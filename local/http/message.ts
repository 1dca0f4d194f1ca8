/**
 * Requests and responses inside the edge, in the shape Lambda@Edge events have, so that nothing is
 * translated on the way to a function.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * @module
 */
import type { ViewerPlace } from "./viewer-place.ts";
import type { WebSocketRequest } from "./web-socket.ts";

/** One header line. `key` is spelled as it was sent. */
export interface HeaderLine {
  readonly key: string;
  readonly value: string;
}

/** Header lines by lower-case name. */
export type HeaderMap = Record<string, HeaderLine[]>;

/** What a viewer connects with. */
export type ViewerProtocol = "http" | "https";

/** What a viewer sent, after the HTTP parser and before any rule. */
export interface ViewerRequest {
  readonly method: string;
  /** The path as sent, percent-encoding and dot segments untouched; starts with `/`. */
  readonly path: string;
  /** Without the leading `?`; empty when there is none. */
  readonly querystring: string;
  readonly headers: HeaderMap;
  /** Bytes of the header lines as sent, `: ` and line ends included. @default counted from `headers` */
  readonly headerBytes?: number;
  readonly body: Buffer;
  readonly clientIp: string;
  /** TCP port of the viewer. @default 0 where it is not known */
  readonly clientPort?: number;
  /** Like `1.1`. */
  readonly httpVersion: string;
  /** What the viewer connected with. @default "https": on loopback plain HTTP counts as HTTPS */
  readonly protocol?: ViewerProtocol;
  /** @default unknown: no header names a location */
  readonly place?: ViewerPlace;
  /** @default it does not ask for a WebSocket */
  readonly webSocket?: WebSocketRequest;
}

/** What goes to an origin. */
export interface OriginRequest {
  readonly method: string;
  /** Origin path included. */
  readonly path: string;
  readonly querystring: string;
  readonly headers: HeaderMap;
  readonly body: Buffer;
  /** @default it does not ask for a WebSocket */
  readonly webSocket?: WebSocketRequest | undefined;
}

/** A complete answer: from an origin, a function or CloudFront itself. */
export interface Message {
  readonly status: number;
  readonly statusDescription: string;
  readonly headers: HeaderMap;
  readonly body: Buffer;
}

/**
 * Why an origin gave no response. `connect`: it refused, `connect-timeout`: it did not accept the
 * connection, `timeout`: it did not respond on it.
 */
export type OriginFault = "dns" | "connect" | "connect-timeout" | "timeout" | "tls" | "invalid";

/** Thrown by an origin that gave no answer. */
export class OriginError extends Error {
  readonly fault: OriginFault;
  constructor(fault: OriginFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OriginError";
    this.fault = fault;
  }
}
