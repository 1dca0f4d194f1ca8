/**
 * One endpoint for the APIs of several AWS services: a request's signature names the service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 * @module
 */
import { createHash } from "node:crypto";
import { accountId } from "../../account-id.ts";
import { hostName, isCrossSite, isLoopbackHost } from "../../http/foreign-site.ts";
import type { RequestContext } from "../iam/keys.ts";
import type { Principal } from "../iam/principal.ts";
import { identify, type KeyRing } from "../s3/wire/identity.ts";
import { parseQuery } from "../s3/wire/query-string.ts";
import { S3Error, type S3ErrorCode } from "../s3/wire/s3-error.ts";
import {
  type ApiAnswer,
  ApiError,
  type ApiProtocol,
  type ApiRequest,
  type ApiService,
  type Caller,
  CommonRefusal,
  type CommonRefusalKind,
} from "./api-message.ts";
import { json11, jsonProtocol } from "./json-protocol.ts";

/** What the endpoint is made of. */
export interface EndpointOptions {
  /** By the name that signatures have, like `secretsmanager`. */
  readonly services: Readonly<Record<string, ApiService>>;
  readonly keys: KeyRing;
  readonly authorize: (
    principal: Principal,
    action: string,
    resourceArn: string,
    context: RequestContext,
  ) => boolean;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** For request ids. */
  readonly requestId: () => string;
  /** Told, in one line each, of denials, of what is not simulated, and of our own errors. */
  readonly log: (message: string) => void;
}

/** The service that a request is signed for; `undefined` where nothing is signed. */
export function signedService(headers: Readonly<Record<string, unknown>>): string | undefined {
  const { authorization } = headers;
  return typeof authorization === "string"
    ? /\bCredential=[^/,]+\/\d{8}\/[^/,]+\/([^/,]{1,64})\/aws4_request/.exec(authorization)?.[1]
    : undefined;
}

/** Answers requests. What it returns never throws: every failure is an answer. */
export function createApiEndpoint(
  options: EndpointOptions,
): (request: ApiRequest) => Promise<ApiAnswer> {
  return async (request) => {
    const name = signedService(request.headers) ?? "";
    const service = Object.hasOwn(options.services, name) ? options.services[name] : undefined;
    const protocol = service?.protocol ?? jsonProtocol(json11);
    const requestId = options.requestId();
    try {
      const answered = await answer(request, name, service, requestId, options);
      return withRequestId(answered, requestId);
    } catch (error) {
      const refusal = refusalOf(error, protocol);
      logRefusal(options.log, `${name} ${operationOf(request)}`, error);
      return withRequestId(protocol.failure(refusal, requestId), requestId);
    }
  };
}

async function answer(
  request: ApiRequest,
  name: string,
  service: ApiService | undefined,
  requestId: string,
  { keys, nowMs, authorize }: EndpointOptions,
): Promise<ApiAnswer> {
  const { body, host, headers } = request;
  if (!isEndpointName(host)) {
    throw new CommonRefusal(
      "denied",
      "This endpoint answers to a name of this machine only, like 127.0.0.1 or localhost",
    );
  }
  if (isCrossSite({ host, origin: headers["origin"], site: headers["sec-fetch-site"] })) {
    throw new CommonRefusal("denied", "This endpoint does not answer pages of another site");
  }
  if (body === undefined) {
    throw new CommonRefusal("too-large", "The body is larger than this endpoint takes");
  }
  const caller = identifyCaller(request, body, keys, nowMs());
  if (service === undefined) {
    throw new CommonRefusal(
      "not-simulated",
      `${name} is not simulated here: --endpoint ${name}=http://127.0.0.1:<port> sends functions to a server that has it.`,
    );
  }
  return service.answer({
    ...request,
    ...caller,
    body,
    requestId,
    account: accountId,
    demand(action, resourceArn, context = {}) {
      if (!authorize(caller.principal, action, resourceArn, context)) {
        throw new CommonRefusal("denied", denial(caller.principal, action, resourceArn));
      }
    },
  });
}

/** Names under which an API is reached on AWS, which a client may send here as well. */
const awsName = /(?:^|\.)amazonaws\.com$/;

/** A page reaches this machine under a name that it made up, and then counts as a page of this machine. */
function isEndpointName(host: string): boolean {
  return isLoopbackHost(host) || awsName.test(hostName(host));
}

/** @throws {CommonRefusal} for a signature that does not hold. */
function identifyCaller(request: ApiRequest, body: Buffer, keys: KeyRing, nowMs: number): Caller {
  // The digest is signed in any case; whether it is sent as a header too depends on the client.
  const digest = createHash("sha256").update(body).digest("hex");
  const headers = { ...request.headers, "x-amz-content-sha256": digest };
  try {
    const query = parseQuery(request.querystring);
    const { principal, region } = identify({ ...request, headers }, query, keys, nowMs);
    if (region === undefined) {
      throw new CommonRefusal("unsigned", "Request is missing Authentication Token");
    }
    return { principal, region };
  } catch (error) {
    throw error instanceof S3Error ? signatureRefusal(error) : error;
  }
}

/** The refusals of signatures, whose form all services share. */
const signatureRefusals: Partial<Record<S3ErrorCode, readonly [CommonRefusalKind, string]>> = {
  InvalidAccessKeyId: ["unknown-key", "The security token included in the request is invalid."],
  InvalidToken: ["unknown-key", "The security token included in the request is invalid."],
  SignatureDoesNotMatch: [
    "signature",
    "The request signature we calculated does not match the signature you provided.",
  ],
  RequestTimeTooSkewed: ["signature", "Signature expired or not yet current."],
};

function signatureRefusal({ code, message }: S3Error): CommonRefusal {
  const [kind, sentence] = signatureRefusals[code] ?? (["malformed", message] as const);
  return new CommonRefusal(kind, sentence);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denial(principal: Principal, action: string, resourceArn: string): string {
  const who = principal.kind === "role" ? principal.arn : principal.kind;
  return `User: ${who} is not authorized to perform: ${action} on resource: ${resourceArn} because no policy allows the ${action} action, or one denies it`;
}

function refusalOf(error: unknown, protocol: ApiProtocol): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  const { kind, message } =
    error instanceof CommonRefusal
      ? error
      : { kind: "internal" as const, message: "We encountered an internal error." };
  const [code, status] = protocol.refusals[kind];
  return new ApiError(code, message, status);
}

/** What a line of the log calls a request. */
function operationOf({ method, path, headers }: ApiRequest): string {
  const target = headers["x-amz-target"];
  return JSON.stringify((target ?? `${method} ${path}`).slice(0, 120));
}

/** What a client did wrong, it is told; a policy or a program that must change is logged as well. */
function logRefusal(log: (message: string) => void, what: string, error: unknown): void {
  if (
    error instanceof CommonRefusal &&
    (error.kind === "denied" || error.kind === "not-simulated")
  ) {
    log(`${what}: ${error.message}`);
  } else if (!(error instanceof ApiError || error instanceof CommonRefusal)) {
    log(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

function withRequestId(answered: ApiAnswer, requestId: string): ApiAnswer {
  return { ...answered, headers: { "x-amzn-requestid": requestId, ...answered.headers } };
}
