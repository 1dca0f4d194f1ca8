/**
 * An HTTP API with functions of a test's own, and a clock held by hand.
 *
 * @module
 */
import { headersFromRaw } from "../../../http/header-map.ts";
import type { Message } from "../../../http/message.ts";
import type { GatewayDeps, GatewayRequest } from "../../../services/api-gateway/gateway.ts";
import type { PublicApis } from "../../../services/api-gateway-http/execute-api.ts";
import type {
  HttpApi,
  HttpAuthorizer,
  HttpIntegration,
  HttpRoute,
  HttpStage,
  LambdaAuthorizer,
} from "../../../services/api-gateway-http/http-api.ts";
import { createHttpGateway } from "../../../services/api-gateway-http/http-gateway.ts";
import type { LambdaTarget } from "../../../services/lambda/alias-routing.ts";
import type { FunctionVersion, InvokeResult } from "../../../services/lambda/invoker.ts";
import { type HandTimer, handTimer } from "../../hand-timer.ts";

/** An instant to start from. */
export const startMs = Date.UTC(2026, 2, 12, 19, 3, 58);

/** The host of {@link api}. */
export const host = "abc123.execute-api.eu-west-1.amazonaws.com";

/** A version, as far as anything here looks at it. */
export function versionOf(name: string, version = "1"): FunctionVersion {
  return {
    arn: `arn:aws:lambda:eu-west-1:000000000000:function:${name}:${version}`,
    name,
    version,
    region: "eu-west-1",
    runtime: "nodejs24.x",
    handler: "index.handler",
    files: {},
    memorySizeMb: 128,
    timeoutSeconds: 3,
    environment: {},
    roleArn: "arn:aws:iam::000000000000:role/worker",
    logGroup: `/aws/lambda/${name}`,
  };
}

/** What is invoked by a name alone. */
export function targetOf(name: string): LambdaTarget {
  return { arn: name, versions: [{ version: versionOf(name), weight: 1 }] };
}

/** A route to the function `handler`. */
export function routeOf(
  routeKey: string,
  authorizer?: HttpAuthorizer,
  integration: HttpIntegration = { target: targetOf("handler"), timeoutMs: 30_000 },
): HttpRoute {
  return { routeKey, integration, authorizer };
}

/** An authorizer that goes by the header `x-key`. */
export const keyAuthorizer: LambdaAuthorizer = {
  id: "auth",
  target: targetOf("authorizer"),
  identitySources: ["$request.header.x-key"],
  ttlSeconds: 300,
  simpleResponses: true,
};

/** The default stage. */
export const stage: HttpStage = {
  name: "$default",
  throttle: { ratePerSecond: 20_000, burst: 20_000 },
  routeThrottles: new Map(),
  variables: {},
};

/** An API that sends everything to `handler`. */
export const api: HttpApi = {
  id: "abc123",
  accountId: "000000000000",
  region: "eu-west-1",
  endpointDisabled: false,
  cors: undefined,
  routes: [routeOf("$default")],
  stages: new Map([["$default", stage]]),
};

/** No public APIs. */
export const noApis: PublicApis = { httpApis: [], webSocketApis: [], restApis: [], domains: [] };

/** A request. `headers` is flat. */
export function requestOf(
  target: string,
  rest: Partial<Omit<GatewayRequest, "headers">> & { readonly headers?: readonly string[] } = {},
): GatewayRequest {
  const [path = "", querystring = ""] = target.split("?", 2);
  const { headers = [], ...others } = rest;
  return {
    method: "GET",
    path,
    querystring,
    headers: headersFromRaw(["Host", host, ...headers]),
    body: Buffer.alloc(0),
    sourceIp: "192.0.2.1",
    ...others,
  };
}

/** A function under test: what it returns, or throws. */
export type FakeLambda = (event: Readonly<Record<string, unknown>>) => unknown;

/** What happened around an API. */
export interface ApiWorld {
  readonly deps: GatewayDeps;
  readonly timer: HandTimer;
  /** Each invocation: function and event. */
  readonly invoked: (readonly [string, Readonly<Record<string, unknown>>])[];
  readonly logged: string[];
  /** Moves the clock. */
  pass(seconds: number): void;
}

/** Makes a world whose functions are these. */
export function apiWorld(functions: Readonly<Record<string, FakeLambda>>): ApiWorld {
  const invoked: ApiWorld["invoked"] = [];
  const logged: string[] = [];
  const timer = handTimer();
  let now = startMs;

  async function invoke(target: LambdaTarget, payload: unknown): Promise<InvokeResult> {
    const event = payload as Readonly<Record<string, unknown>>;
    invoked.push([target.arn, event]);
    try {
      const returned = await functions[target.arn]?.(event);
      const isResult =
        typeof returned === "object" && returned !== null && "durationMs" in returned;
      return isResult
        ? (returned as InvokeResult)
        : { kind: "ok", payload: returned, durationMs: 1 };
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      return { kind: "error", errorType: "Error", errorMessage, durationMs: 1 };
    }
  }

  return {
    invoked,
    logged,
    timer,
    pass(seconds) {
      now += seconds * 1000;
    },
    deps: {
      invoke,
      nowMs: () => now,
      setTimer: timer.setTimer,
      randomBytes: (size) => Buffer.alloc(size, 0xab),
      log: (message) => logged.push(message),
    },
  };
}

/** An API in a world, asked at its default stage. */
export function ask(
  world: ApiWorld,
  over: Partial<HttpApi> = {},
  at: HttpStage = stage,
): (request: GatewayRequest) => Promise<Message> {
  const gateway = createHttpGateway({ ...api, ...over }, world.deps);
  return (request) => gateway(at, request, request.path);
}

/** Status, type and body in short. */
export function told({ status, body }: Message): readonly [number, string] {
  return [status, body.toString()];
}
