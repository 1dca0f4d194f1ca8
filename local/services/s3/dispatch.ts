/**
 * Routes a request to its operation, and turns the result or error into a response.
 *
 * @module
 */

import type { Bucket, Buckets } from "./buckets.ts";
import { listBuckets } from "./operations/bucket-operations.ts";
import type { Call } from "./operations/call.ts";
import { createHandlers } from "./operations/handlers.ts";
import { corsHeaders, preflight } from "./rules/cors.ts";
import { checkRequestHeaders } from "./rules/request-headers.ts";
import type { S3Request, S3Response } from "./s3-message.ts";
import { type Address, resolveAddress } from "./wire/address.ts";
import { errorAnswer, finishAnswer } from "./wire/answer.ts";
import { type Identity, identify, type KeyRing } from "./wire/identity.ts";
import { type OperationName, routeOperation, type Scope } from "./wire/operation.ts";
import { parseQuery, type Query } from "./wire/query-string.ts";
import { S3Error } from "./wire/s3-error.ts";

/** What all requests share. */
export interface DispatchOptions
  extends KeyRing,
    Pick<Call, "authorize" | "uploads" | "deletes" | "completions"> {
  /** The objects, for an operation. */
  readonly storeFor: (operation: OperationName) => Call["store"];
  readonly buckets: Buckets;
  readonly nowMs: () => number;
  readonly random: (sizeBytes: number) => Buffer;
  readonly newVersionId: (bucket: Bucket) => string;
  readonly log: (message: string) => void;
}

/** A request, once it is known who asks what of which place. */
interface Parsed {
  readonly request: S3Request;
  readonly address: Address;
  readonly query: Query;
  readonly identity: Identity;
}

type Answerer = (parsed: Parsed) => Promise<S3Response>;

/** Answers requests. What it returns never throws: every failure is an answer. */
export function createDispatch(
  options: DispatchOptions,
): (request: S3Request) => Promise<S3Response> {
  const answer = createAnswerer(options);
  return async (request) => {
    const requestId = options.random(8).toString("hex").toUpperCase();
    const hostId = options.random(48).toString("base64");
    const nowMs = options.nowMs();
    let resource = "/";
    let cors: Readonly<Record<string, string>> | undefined;
    const respond = async (): Promise<S3Response> => {
      if (request.refusal !== undefined) {
        throw request.refusal;
      }
      const address = resolveAddress(request.host, request.path);
      resource = resourcePath(address);
      if (request.method === "OPTIONS") {
        const { bucket } = address;
        const { buckets } = options;
        const findRules = () => (bucket === undefined ? [] : buckets.find(bucket).cors);
        return preflight(findRules, request.headers);
      }
      cors = corsOf(options.buckets, request, address);
      const query = parseQuery(request.querystring);
      const identity = identify(request, query, options, nowMs);
      if (request.crossSite === true && !identity.verified) {
        // On AWS a page needs a signature, so here it needs one that was verified: anybody can name an access key.
        throw new S3Error("InvalidAccessKeyId");
      }
      return answer({ request, address, query, identity });
    };
    const response = await respond().catch((error: unknown) => {
      const refusal =
        error instanceof S3Error ? error : new S3Error("InternalError", { cause: error });
      logRefusal(options.log, `${request.method} ${resource}`, refusal);
      return errorAnswer(refusal, resource, requestId);
    });
    const said = { ...response, headers: { ...response.headers, ...cors } };
    return finishAnswer(said, { method: request.method, requestId, hostId, nowMs });
  };
}

function createAnswerer(options: DispatchOptions): Answerer {
  const { authorize, buckets } = options;
  const handlers = createHandlers((name) => buckets.find(name));
  return async ({ request, address, query, identity }) => {
    const operation = routeOperation(request.method, scopeOf(address), query, request.headers);
    if (operation.kind === "missing") {
      throw new S3Error("NotImplemented", { message: `${operation.name} is not simulated here.` });
    }
    checkRequestHeaders(operation.name, request.headers);
    if (operation.name === "ListBuckets") {
      return listBuckets(buckets, query, identity.principal, authorize);
    }
    const bucket = findBucket(buckets, address, operation.name);
    checkRegion(bucket, address, identity);
    return handlers[operation.name]({
      ...options,
      store: options.storeFor(operation.name),
      request,
      query,
      bucket,
      key: address.key,
      principal: identity.principal,
      nowMs: options.nowMs(),
    });
  };
}

/**
 * What the answer says to a page that asks, by the CORS rules of the bucket.
 *
 * @throws {S3Error} `AccessDenied` for a page of another site that they do not allow.
 */
function corsOf(
  buckets: Buckets,
  { method, headers, crossSite }: S3Request,
  { bucket }: Address,
): Readonly<Record<string, string>> | undefined {
  // Whether the bucket exists is reported later, to those who may know.
  const rules = buckets.all().find(({ name }) => name === bucket)?.cors ?? [];
  const allowed = headers["origin"] === undefined ? undefined : corsHeaders(rules, method, headers);
  if (crossSite === true && allowed === undefined) {
    throw new S3Error("AccessDenied", {
      message:
        "This endpoint answers a page of another site only where the CORS rules of the bucket allow it",
    });
  }
  return allowed;
}

/** @throws {S3Error} `NoSuchBucket`, or `NotImplemented` for one that would have to be created. */
function findBucket(buckets: Buckets, { bucket = "" }: Address, operation: OperationName): Bucket {
  if (operation === "CreateBucket" && !buckets.all().some(({ name }) => name === bucket)) {
    throw new S3Error("NotImplemented", {
      message: "CreateBucket is not simulated here: declare the bucket in the program.",
    });
  }
  return buckets.find(bucket);
}

function scopeOf({ bucket, key }: Address): Scope {
  if (bucket === undefined) {
    return "Service";
  }
  return key === "" ? "Bucket" : "Object";
}

function resourcePath({ bucket, key }: Address): string {
  return bucket === undefined ? "/" : `/${bucket}/${key}`;
}

/**
 * Sends a request elsewhere that was meant for another Region. A function's client that is set up for
 * the wrong one fails on AWS, so it fails here; a person with a command line has one loopback address
 * for all Regions, so theirs is not held against them.
 *
 * @throws {S3Error} `PermanentRedirect`
 */
function checkRegion(bucket: Bucket, address: Address, { principal, region }: Identity): void {
  const signed = principal.kind === "role" ? region : undefined;
  const meant = address.region ?? signed ?? bucket.region;
  if (meant !== bucket.region) {
    throw new S3Error("PermanentRedirect", {
      elements: {
        Endpoint: `${bucket.name}.s3.${bucket.region}.amazonaws.com`,
        Bucket: bucket.name,
      },
      headers: { "x-amz-bucket-region": bucket.region },
    });
  }
}

/** Denials and our own failures have a reason that only the terminal learns, in a line of its own. */
function logRefusal(log: (message: string) => void, what: string, { code, cause }: S3Error): void {
  if (cause !== undefined && (code === "AccessDenied" || code === "InternalError")) {
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    log(`S3: ${JSON.stringify(what)}: ${code}: ${reason}`);
  }
}
