/**
 * A distribution, what surrounds it, and a clock that tests set, for tests of the edge.
 *
 * @module
 */

import { headersFromRaw } from "../../../http/header-map.ts";
import type { Message, OriginRequest, ViewerRequest } from "../../../http/message.ts";
import type {
  Edge,
  EdgeDeps,
  EdgeProblem,
  EdgeResponse,
} from "../../../services/cloudfront/edge.ts";
import type { LambdaEvent } from "../../../services/cloudfront/lambda/lambda-event.ts";
import type {
  Behavior,
  CachePolicy,
  CustomOrigin,
  Distribution,
  ErrorResponse,
  EventType,
  Origin,
  S3Origin,
} from "../../../services/cloudfront/model.ts";
import { createEdge } from "../../../services/cloudfront/pipeline.ts";
import type { InvokeResult } from "../../../services/lambda/invoker.ts";

/** An instant to start from: a whole second. */
export const startMs = Date.UTC(2026, 0, 3, 12, 0, 0);

/** The value of `Date` at {@link startMs}. */
export const startDate = "Sat, 03 Jan 2026 12:00:00 GMT";

/** A policy that caches for a day by default, and keys on the path alone. */
export const cachePolicy: CachePolicy = {
  id: "policy",
  minTtlSeconds: 0,
  defaultTtlSeconds: 86_400,
  maxTtlSeconds: 31_536_000,
  headers: { kind: "none" },
  cookies: { kind: "none" },
  queryStrings: { kind: "none" },
  gzip: false,
  brotli: false,
};

/** CachingDisabled. */
export const cachingDisabled: CachePolicy = {
  ...cachePolicy,
  defaultTtlSeconds: 0,
  maxTtlSeconds: 0,
};

/** An origin that speaks HTTP. */
export const customOrigin: CustomOrigin = {
  kind: "custom",
  id: "api",
  domainName: "api.example.com",
  path: "",
  customHeaders: [],
  connectionAttempts: 3,
  connectionTimeoutSeconds: 10,
  responseTimeoutSeconds: 30,
  protocolPolicy: "https-only",
  httpPort: 80,
  httpsPort: 443,
};

/** A bucket. */
export const s3Origin: S3Origin = {
  kind: "s3",
  id: "bucket",
  domainName: "season.s3.eu-west-1.amazonaws.com",
  path: "",
  customHeaders: [],
  connectionAttempts: 3,
  connectionTimeoutSeconds: 10,
  responseTimeoutSeconds: 30,
  signed: true,
};

/** A default behavior to vary. */
export const behavior: Behavior = {
  pathPattern: "*",
  targetOriginId: "api",
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: new Set(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]),
  cachedMethods: new Set(["GET", "HEAD"]),
  compress: false,
  cachePolicy,
  originRequestPolicy: undefined,
  responseHeadersPolicy: undefined,
  functions: {},
};

/** A distribution of behaviors. */
export function distributionOf(
  behaviors: readonly Behavior[],
  rest: Partial<Distribution> = {},
): Distribution {
  return {
    id: "E2EXAMPLE",
    arn: "arn:aws:cloudfront::000000000000:distribution/E2EXAMPLE",
    domainName: "d111111abcdef8.cloudfront.net",
    aliases: ["www.example.com"],
    defaultRootObject: "",
    origins: new Map<string, Origin>([
      ["api", customOrigin],
      ["bucket", s3Origin],
    ]),
    originGroups: new Map(),
    behaviors,
    errorResponses: new Map<number, ErrorResponse>(),
    ...rest,
  };
}

/** A request, by default GET. `headers` is flat: name, value, name, value … */
export function requestOf(
  target: string,
  rest: Partial<Omit<ViewerRequest, "headers">> & { readonly headers?: readonly string[] } = {},
): ViewerRequest {
  const mark = target.indexOf("?");
  const { headers = [], ...others } = rest;
  return {
    method: "GET",
    path: mark === -1 ? target : target.slice(0, mark),
    querystring: mark === -1 ? "" : target.slice(mark + 1),
    body: Buffer.alloc(0),
    clientIp: "203.0.113.7",
    httpVersion: "1.1",
    headers: headersFromRaw(["Host", "www.example.com", ...headers]),
    ...others,
  };
}

/** An answer of an origin, with the length of its body. `headers` is flat. */
export function messageOf(status: number, body = "", headers: readonly string[] = []): Message {
  const bytes = Buffer.from(body);
  const length = ["Content-Length", String(bytes.length)];
  return {
    status,
    statusDescription: "",
    headers: headersFromRaw([...length, ...headers]),
    body: bytes,
  };
}

/** Values of a header of an answer, in order. */
export function headerLines(response: EdgeResponse, name: string): string[] {
  const values: string[] = [];
  for (let at = 0; at + 1 < response.rawHeaders.length; at += 2) {
    if (response.rawHeaders[at]?.toLowerCase() === name.toLowerCase()) {
      values.push(response.rawHeaders[at + 1] ?? "");
    }
  }
  return values;
}

/** The one value of a header; `undefined` when there is none. */
export function header(response: EdgeResponse, name: string): string | undefined {
  return headerLines(response, name)[0];
}

/** A function under test: what it makes of its event. Throwing is how a handler fails. */
export type FakeFunction = (event: LambdaEvent) => unknown;

/** An edge with fake dependencies, and the calls of them. */
export interface World {
  readonly edge: Edge;
  readonly deps: EdgeDeps;
  /** Which events ran, in order. */
  readonly ran: EventType[];
  /** Every event, as the functions got it. */
  readonly events: LambdaEvent[];
  readonly origins: { readonly origin: Origin; readonly request: OriginRequest }[];
  readonly problems: EdgeProblem[];
  /** Moves the clock. */
  pass(seconds: number): void;
  /** Sends one request. */
  get(target: string, headers?: readonly string[]): Promise<EdgeResponse>;
}

/** Bytes that look random and are the same in every run. */
function fakeRandom(): (size: number) => Buffer {
  let seed = 1;
  return (size) => {
    const bytes = Buffer.alloc(size);
    for (let at = 0; at < size; at++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      bytes[at] = seed >>> 16;
    }
    return bytes;
  };
}

/** The ARN under which a function of an event is attached. */
export function arnOf(event: EventType): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${event}:1`;
}

/** Associations for a set of functions. */
export function associate(
  functions: Readonly<Partial<Record<EventType, FakeFunction>>>,
  includeBody = false,
): Behavior["functions"] {
  return Object.fromEntries(
    Object.keys(functions).map((event) => [
      event,
      { functionArn: arnOf(event as EventType), includeBody },
    ]),
  );
}

/** Runs a fake function as an invoker would: nothing it throws gets out. */
async function run(fake: FakeFunction | undefined, event: LambdaEvent): Promise<InvokeResult> {
  try {
    const payload = await fake?.(event);
    const isResult = typeof payload === "object" && payload !== null && "kind" in payload;
    return isResult ? (payload as InvokeResult) : { kind: "ok", payload, durationMs: 1 };
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : String(error);
    return { kind: "error", errorType: "Error", errorMessage, durationMs: 1 };
  }
}

/** Makes an edge with fake dependencies. */
export function worldOf(
  distribution: Distribution,
  fetchOrigin: (request: OriginRequest, origin: Origin) => Message | Promise<Message>,
  functions: Readonly<Partial<Record<EventType, FakeFunction>>> = {},
  rest: Partial<EdgeDeps> = {},
): World {
  let now = startMs;
  const ran: EventType[] = [];
  const events: LambdaEvent[] = [];
  const origins: World["origins"] = [];
  const problems: EdgeProblem[] = [];
  const deps: EdgeDeps = {
    nowMs: () => now,
    randomBytes: fakeRandom(),
    log: (problem) => problems.push(problem),
    async fetchOrigin(origin, request) {
      origins.push({ origin, request });
      return fetchOrigin(request, origin);
    },
    async invoke(_arn, event) {
      const lambda = event as LambdaEvent;
      const { eventType } = lambda.Records[0].cf.config;
      ran.push(eventType);
      events.push(structuredClone(lambda));
      return run(functions[eventType], lambda);
    },
    ...rest,
  };
  const edge = createEdge(distribution, deps);
  return {
    edge,
    deps,
    ran,
    events,
    origins,
    problems,
    pass(seconds) {
      now += seconds * 1000;
    },
    get: async (target, headers = []) => edge.handle(requestOf(target, { headers })),
  };
}

/** The same for one behavior with functions attached. */
export function worldWith(
  functions: Readonly<Partial<Record<EventType, FakeFunction>>>,
  fetchOrigin: (request: OriginRequest, origin: Origin) => Message | Promise<Message>,
  over: Partial<Behavior> = {},
  rest: Partial<Distribution> = {},
  deps: Partial<EdgeDeps> = {},
): World {
  const attached = { ...behavior, functions: associate(functions), ...over };
  return worldOf(distributionOf([attached], rest), fetchOrigin, functions, deps);
}

/** Functions that change nothing. */
export const passRequest: FakeFunction = (event) => event.Records[0].cf.request;

/** The same for responses. */
export const passResponse: FakeFunction = (event) => event.Records[0].cf.response;

/** All four, changing nothing. */
export const passAll: Readonly<Record<EventType, FakeFunction>> = {
  "viewer-request": passRequest,
  "origin-request": passRequest,
  "origin-response": passResponse,
  "viewer-response": passResponse,
};
