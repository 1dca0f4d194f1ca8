/**
 * One edge of a distribution, as its front and its tests see it.
 *
 * @module
 */

import type { Message, OriginRequest, ViewerRequest } from "../../http/message.ts";
import type { ViewerPlace } from "../../http/viewer-place.ts";
import type { Observe } from "../../trace/recording.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import type { CacheStore } from "./cache/cache-store.ts";
import type { Eventual } from "./eventual.ts";
import type { FunctionOutcome, ViewerEvent } from "./functions/viewer-function.ts";
import type { ErrorSource } from "./headers/cloudfront-headers.ts";
import type { Behavior, Distribution, Origin, OriginChoice } from "./model.ts";
import type { Firewall } from "./request/firewall.ts";

/**
 * How a request ended: the value of `X-Cache` before ` from cloudfront`. AWS publishes no full list:
 * these are collected from answers and logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
export type EdgeResult =
  | "Error"
  | "FunctionExecutionError"
  | "FunctionGeneratedResponse"
  | "FunctionValidationError"
  | "Hit"
  | "LambdaExecutionError"
  | "LambdaGeneratedResponse"
  | "LambdaLimitExceeded"
  | "LambdaValidationError"
  | "Miss"
  | "Redirect"
  | "RefreshHit";

/** A response, ready to be written. */
export interface EdgeResponse {
  readonly status: number;
  /** Empty: the usual phrase of the status. */
  readonly statusDescription: string;
  /** Name, value, name, value …, as `writeHead` of `node:http` takes them. */
  readonly rawHeaders: string[];
  /** Empty for HEAD, whose headers still describe the body. */
  readonly body: Buffer;
  readonly requestId: string;
  /** True when CloudFront ends the connection after this answer. */
  readonly closes: boolean;
}

/** Something the operator should know and the viewer must not. */
export interface EdgeProblem {
  readonly requestId: string;
  /** `function`: what one did wrong; `origin`: why one gave no answer; `defect`: ours. */
  readonly kind: "function" | "origin" | "defect";
  readonly message: string;
  readonly cause?: unknown;
}

/** What an edge depends on. */
export interface EdgeDeps {
  /** Asks an origin. @throws {OriginError} when no answer comes. */
  readonly fetchOrigin: (origin: Origin, request: OriginRequest) => Promise<Message>;
  /**
   * Looks an origin's name up before the origin-request function runs, as CloudFront does.
   *
   * @throws {OriginError} of fault `dns` when there is no such name.
   * @default every name is found
   */
  readonly resolveOrigin?: (origin: Origin) => Promise<void>;
  /** @param requestId Lambda's, as in its logs. */
  readonly invoke: (
    functionArn: string,
    event: unknown,
    requestId: string,
  ) => Promise<InvokeResult>;
  /**
   * Runs a CloudFront function.
   *
   * @param event JSON.
   * @param requestId The edge's, as in the function's log.
   * @default none: a distribution without CloudFront functions needs none
   */
  readonly runFunction?: (
    arn: string,
    event: string,
    eventType: ViewerEvent,
    requestId: string,
  ) => Promise<FunctionOutcome>;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly log: (problem: EdgeProblem) => void;
  /** Receives what is decided for the request at hand. @default nobody looks */
  readonly observe?: Observe | undefined;
  /** Asked before the distribution's own rules. @default none: everything passes */
  readonly firewall?: Firewall;
  /** Kept across reloads by passing it again. @default a store of {@link defaultStoreBytes} */
  readonly store?: CacheStore;
}

/** Bytes of a cache without a configured size. */
export const defaultStoreBytes = 256 * 1024 * 1024;

/** One edge. */
export interface Edge {
  /**
   * Responds to every request: at once, where neither a function nor an origin is needed, else later.
   *
   * @throws never: a defect is a page with status 500.
   */
  handle(request: ViewerRequest): Eventual<EdgeResponse>;
  /** Waits for the refreshes in the background. */
  idle(): Promise<void>;
}

/** An edge's distribution and what it depends on. */
export interface EdgeContext {
  readonly distribution: Distribution;
  readonly deps: EdgeDeps;
  readonly store: CacheStore;
  /** A new `x-amz-cf-id`. */
  readonly requestId: () => string;
  /** A new Lambda request id. */
  readonly invocationId: () => string;
  /** The host part of every `Via`. */
  readonly viaHost: string;
}

/** One request in an edge. */
export interface Visit {
  readonly requestId: string;
  /** As the viewer sent it. */
  readonly viewer: ViewerRequest;
  /** After the default root object and the viewer-request function: what is looked up and fetched. */
  readonly request: ViewerRequest;
  readonly behavior: Behavior;
  readonly place: ViewerPlace;
  /** Chosen by a CloudFront function. @default those of the behavior */
  readonly origins?: OriginChoice;
  /** Set while the page for an error is being fetched. */
  readonly error?: ErrorSource;
}

/** A request on which an error was met; without a behavior when it was refused before one was chosen. */
export type Erring = Omit<Visit, "behavior"> & { readonly behavior: Behavior | undefined };
