/**
 * A private REST API at work.
 *
 * stage → policy → limits → resource → method → throttle → function → answer. AWS documents the
 * pieces; their order is inferred.
 *
 * @module
 */
import { headerBytes, setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import { within } from "../../timer.ts";
import {
  arrivedHeaders,
  type GatewayDeps,
  type GatewayRequest,
  maxBodyBytes,
  traceId,
} from "../api-gateway/gateway.ts";
import { compileRoutes } from "../api-gateway/route-match.ts";
import { type Admit, createBucket } from "../api-gateway/throttle.ts";
import { isAllowed } from "../iam/policy-evaluation.ts";
import { invocationIds } from "../lambda/invocation-id.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import { deniedAnswer, restAnswer } from "./gateway-responses.ts";
import type { RestApi, RestIntegration, RestStage } from "./rest-api.ts";
import { proxyEvent, type RestVisit } from "./rest-api-event.ts";
import { readProxyAnswer } from "./rest-api-response.ts";

/** Answers requests that came through an endpoint. */
export type RestGateway = (
  request: GatewayRequest,
  endpoint: RestVisit["endpoint"],
) => Promise<Message>;

/** Longest request line and headers together at a private API, bytes. */
const maxHeadBytes = 8_000;

/** A function that did not answer in time. */
class LateFunction extends Error {}

/** A refusal for a request beyond a limit. */
function overLimit({ method, path, querystring, headers, body }: GatewayRequest) {
  // `GET /path?query HTTP/1.1` and a line end.
  const lineBytes = method.length + path.length + querystring.length + 13;
  if (lineBytes + headerBytes(headers) > maxHeadBytes) {
    return restAnswer("headTooLarge");
  }
  return body.length > maxBodyBytes ? restAnswer("tooLarge") : undefined;
}

/** What is asked for, as policies name it. */
function resourceArn({ region, accountId, id }: RestApi, stage: string, request: GatewayRequest) {
  return `arn:aws:execute-api:${region}:${accountId}:${id}/${stage}/${request.method}${request.path}`;
}

/** Makes an API ready, its buckets full. */
export function createRestGateway(api: RestApi, deps: GatewayDeps): RestGateway {
  // A resource that has no method for a request does not hide a less specific one that has it (measured).
  const choose = compileRoutes(
    api.resources.flatMap((resource) =>
      [...resource.methods].map(([method, integration]) => ({
        routeKey: `${method} ${resource.path}`,
        resource,
        integration,
      })),
    ),
  );
  const buckets = new Map<RestStage, Admit>();
  const newId = invocationIds(deps.randomBytes);

  function bucketOf(stage: RestStage): Admit {
    const bucket = buckets.get(stage) ?? createBucket(stage.throttle);
    buckets.set(stage, bucket);
    return bucket;
  }

  function mayAsk(arn: string, endpointId: string): boolean {
    return isAllowed({
      principal: { kind: "anonymous" },
      action: "execute-api:Invoke",
      resourceArn: arn,
      accountId: api.accountId,
      identity: [],
      resource: api.policy,
      context: { "aws:sourcevpce": endpointId },
    });
  }

  async function integrate(integration: RestIntegration, visit: RestVisit): Promise<Message> {
    const { target, timeoutMs } = integration;
    const explain = (why: string) => deps.log(`${target.arn}: ${why}`);
    const late = () => new LateFunction(`it did not respond within ${timeoutMs} ms`);
    try {
      const work = deps.invoke(target, proxyEvent(visit));
      const result = await within(work, timeoutMs, deps.setTimer, late);
      return answerOf(result, visit.request.method, explain);
    } catch (error) {
      if (!(error instanceof LateFunction)) {
        throw error;
      }
      explain(error.message);
      return restAnswer("late");
    }
  }

  /** Judges and answers; the path is without the stage from here on. */
  async function answer(
    stage: RestStage,
    request: GatewayRequest,
    rest: Pick<RestVisit, "endpoint" | "requestId" | "extendedRequestId" | "nowMs">,
  ): Promise<Message> {
    const arn = resourceArn(api, stage.name, request);
    if (!mayAsk(arn, rest.endpoint.id)) {
      return deniedAnswer(arn);
    }
    const match = choose(request.method, request.path);
    if (match === undefined) {
      return restAnswer("noRoute");
    }
    if (!bucketOf(stage)(rest.nowMs)) {
      return restAnswer("throttled");
    }
    const headers = arrivedHeaders(request, traceId(rest.nowMs, deps.randomBytes));
    const { route, pathParameters } = match;
    return integrate(route.integration, {
      ...rest,
      api,
      stage,
      resource: route.resource,
      pathParameters,
      request: { ...request, headers },
    });
  }

  return async (request, endpoint) => {
    const requestId = newId();
    const extendedRequestId = `${deps.randomBytes(11).toString("base64").slice(0, 15)}=`;
    const [, name = ""] = request.path.split("/");
    const stage = api.stages.get(name);
    const path = request.path.slice(name.length + 1) || "/";
    const rest = { endpoint, requestId, extendedRequestId, nowMs: deps.nowMs() };
    const message =
      overLimit(request) ??
      (stage === undefined
        ? restAnswer("forbidden")
        : await answer(stage, { ...request, path }, rest));
    setHeader(message.headers, "x-amzn-RequestId", requestId);
    setHeader(message.headers, "x-amz-apigw-id", extendedRequestId);
    return message;
  };
}

/** How an invocation reads to the viewer. The reasons are for the log alone. */
function answerOf(result: InvokeResult, method: string, explain: (why: string) => void): Message {
  switch (result.kind) {
    case "ok": {
      const reading = readProxyAnswer(result.payload, method);
      if (reading.kind === "answer") {
        return reading.message;
      }
      explain(`its response cannot be used: ${reading.reason}`);
      return restAnswer("badGateway");
    }
    case "error":
      explain(`${result.errorType}: ${result.errorMessage}`);
      return restAnswer("badGateway");
    case "timeout":
      explain("it reached its timeout");
      return restAnswer("badGateway");
    case "throttled":
      // AWS says "Internal server error" of functions that are throttled; that its status is 500 is inferred.
      explain("it was throttled");
      return restAnswer("overloaded");
  }
}
