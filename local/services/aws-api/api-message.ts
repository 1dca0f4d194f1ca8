/**
 * A request to an API of AWS and its answer.
 *
 * @module
 */
import type { RequestContext } from "../iam/keys.ts";
import type { Principal } from "../iam/principal.ts";

/** A request as it arrived, body included. */
export interface ApiRequest {
  readonly method: string;
  /** The `Host` header, port included. */
  readonly host: string;
  /** As sent: percent-encoding untouched, starting with `/`. */
  readonly path: string;
  /** Without the leading `?`; empty when there is none. */
  readonly querystring: string;
  /** By lower-case name; lines of one name joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` for one that is larger than the endpoint takes. */
  readonly body: Buffer | undefined;
}

/** Who asks, once the signature is read. */
export interface Caller {
  readonly principal: Principal;
  /** The AWS Region that the request is signed for. */
  readonly region: string;
}

/** A request whose caller is known. */
export interface ApiCall extends Omit<ApiRequest, "body">, Caller {
  readonly body: Buffer;
  readonly requestId: string;
  /** The account that owns everything, 12 digits. */
  readonly account: string;
  /**
   * Continues for a caller whose policies allow it.
   *
   * @param action Like `sqs:SendMessage`.
   * @throws {CommonRefusal} `denied`
   */
  readonly demand: (action: string, resourceArn: string, context?: RequestContext) => void;
}

/** An answer. */
export interface ApiAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One service of AWS behind the endpoint. */
export interface ApiService {
  readonly protocol: ApiProtocol;
  /** @throws {ApiError | CommonRefusal} what the service refuses. */
  readonly answer: (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;
}

/** How a protocol writes what every service can refuse. */
export interface ApiProtocol {
  /** Code and HTTP status by refusal. */
  readonly refusals: Readonly<Record<CommonRefusalKind, readonly [code: string, status: number]>>;
  readonly failure: (error: ApiError, requestId: string) => ApiAnswer;
}

/** What every service can refuse; its code depends on the protocol. */
export type CommonRefusalKind =
  | "denied"
  | "unsigned"
  | "unknown-key"
  | "signature"
  | "malformed"
  | "too-large"
  | "not-simulated"
  | "internal";

/** A refusal of one service. */
export class ApiError extends Error {
  readonly code: string;
  /** HTTP status. */
  readonly status: number;

  /** @param status HTTP status. */
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
  }
}

/** A refusal that every service has. */
export class CommonRefusal extends Error {
  readonly kind: CommonRefusalKind;

  constructor(kind: CommonRefusalKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CommonRefusal";
    this.kind = kind;
  }
}
