/**
 * What HTTP APIs and REST APIs share: the request and the dependencies.
 *
 * @module
 */
import { maxPayloadBytes } from "../../../aws/api-gateway.ts";
import {
  copyHeaders,
  headerBytes,
  headersFromRaw,
  headerValue,
  setHeader,
} from "../../http/header-map.ts";
import type { HeaderMap, Message, OriginRequest } from "../../http/message.ts";
import type { SetTimer } from "../../timer.ts";
import type { Observe } from "../../trace/recording.ts";
import type { Statement } from "../iam/policy-document.ts";
import type { Principal } from "../iam/principal.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import type { ExternalRequest, FetchExternal } from "./external.ts";
import type { Caller } from "./signed-caller.ts";

/** A request as it arrives at a Region. */
export interface GatewayRequest extends OriginRequest {
  /** Address of the peer: with CloudFront in front, one of CloudFront's. */
  readonly sourceIp: string;
  /** The Host header as sent, where another stands in its place. @default the header */
  readonly sentHost?: string;
  /** Who signed it. @default nobody */
  readonly caller?: Caller;
}

/** Dependencies of a gateway. */
export interface GatewayDeps {
  /** Invokes a function and waits for it, however long that takes. @throws never */
  readonly invoke: (target: LambdaTarget, event: unknown) => Promise<InvokeResult>;
  /**
   * Whether the policy of a function lets API Gateway invoke it.
   *
   * @default true for all
   */
  readonly mayInvoke?: (functionArn: string, sourceArn: string) => boolean;
  /**
   * Whether policies let who signed a request do something.
   *
   * @param resource Statements of a policy on the resource, beside those of the caller's role.
   * @default the account may do everything, and nobody else anything
   */
  readonly mayCall?: (
    principal: Principal,
    action: string,
    resourceArn: string,
    resource: readonly Statement[],
  ) => boolean;
  /**
   * Sends a request to a backend outside the program. It throws where the host is mapped to no address.
   *
   * @default no host is mapped
   */
  readonly fetchExternal?: FetchExternal;
  /**
   * Sends a request to S3, signed by a role; an empty ARN signs nothing. The URL is a path: `/bucket/key`.
   *
   * @default S3 answers 503
   */
  readonly fetchS3?: (request: ExternalRequest, roleArn: string) => Promise<Message>;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  readonly randomBytes: (size: number) => Buffer;
  /** Receives why a function or its response could not be used. */
  readonly log: (message: string) => void;
  /** Receives what is decided for the request at hand. @default nobody looks */
  readonly observe?: Observe | undefined;
}

/** Address of every edge location, as origins see it: one reserved for documentation (RFC 5737). */
export const edgeAddress = "192.0.2.1";

const maxBodyBytes = maxPayloadBytes.value;

/** Which part of a request is too large. @param maxHeadBytes Limit of request line and headers together. */
export function oversizedPart(
  { method, path, querystring, headers, body }: GatewayRequest,
  maxHeadBytes: number,
): "head" | "body" | undefined {
  // `GET /path?query HTTP/1.1` and a line end.
  const lineBytes = method.length + path.length + querystring.length + 13;
  if (lineBytes + headerBytes(headers) > maxHeadBytes) {
    return "head";
  }
  return body.length > maxBodyBytes ? "body" : undefined;
}

/**
 * An answer of the gateway's own: `{"message":"…"}`.
 *
 * @param headers Name, value, name, value …
 */
export function gatewayAnswer(
  status: number,
  message: string,
  headers: readonly string[] = [],
): Message {
  const body = Buffer.from(JSON.stringify({ message }));
  const made = headersFromRaw(["Content-Type", "application/json", ...headers]);
  setHeader(made, "Content-Length", String(body.length));
  return { status, statusDescription: "", headers: made, body };
}

/** The host name of a request: lower case, without a port. */
export function hostOf(headers: HeaderMap): string {
  return (headerValue(headers, "host") ?? "").toLowerCase().replace(/:\d+$/, "");
}

/** What X-Ray and the logs know a request by. */
export function traceId(nowMs: number, randomBytes: (size: number) => Buffer): string {
  const seconds = Math.floor(nowMs / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString("hex")}`;
}

/** The headers a gateway adds to what came in. Everything but the last address is a claim of others. */
export function arrivedHeaders(
  { headers, sourceIp }: Pick<GatewayRequest, "headers" | "sourceIp">,
  trace: string,
): HeaderMap {
  const claimed = headerValue(headers, "x-forwarded-for");
  const forwardedFor = claimed === undefined ? sourceIp : `${claimed}, ${sourceIp}`;
  const arrived = copyHeaders(headers);
  setHeader(arrived, "X-Forwarded-For", forwardedFor);
  setHeader(arrived, "X-Forwarded-Port", "443");
  setHeader(arrived, "X-Forwarded-Proto", "https");
  if (arrived["x-amzn-trace-id"] === undefined) {
    setHeader(arrived, "X-Amzn-Trace-Id", trace);
  }
  return arrived;
}

/** Whether who signed a request may do something. */
export function isCallerAllowed(
  { caller }: GatewayRequest,
  { mayCall = ({ kind }) => kind === "account" }: Pick<GatewayDeps, "mayCall">,
  action: string,
  resourceArn: string,
  resource: readonly Statement[] = [],
): boolean {
  return caller?.kind === "known" && mayCall(caller.principal, action, resourceArn, resource);
}
