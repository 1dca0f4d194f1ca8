/**
 * Serves a private REST API.
 *
 * limits → stage → policy → resource → method → throttle → function → response. See
 * `restApiOrder` in aws/.
 *
 * @module
 */
import { privateMaxHeadBytes } from "../../../aws/api-gateway.ts";
import { setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import {
  arrivedHeaders,
  type GatewayDeps,
  type GatewayRequest,
  oversizedPart,
  traceId,
} from "../api-gateway/gateway.ts";
import { type IntegrationResponses, invokeIntegration } from "../api-gateway/integration.ts";
import { compileRoutes } from "../api-gateway/route-match.ts";
import { type Admit, createBucket } from "../api-gateway/throttle.ts";
import { isAllowed } from "../iam/policy-evaluation.ts";
import { invocationIds } from "../lambda/invocation-id.ts";
import { deniedAnswer, restAnswer } from "./gateway-responses.ts";
import type { RestApi, RestStage } from "./rest-api.ts";
import { proxyEvent, type RestVisit } from "./rest-api-event.ts";
import { readProxyAnswer } from "./rest-api-response.ts";

/** Answers requests that came through an endpoint. */
export type RestGateway = (
  request: GatewayRequest,
  endpoint: RestVisit["endpoint"],
) => Promise<Message>;

const maxHeadBytes = privateMaxHeadBytes.value;

const responses: IntegrationResponses = {
  read: readProxyAnswer,
  failed: () => restAnswer("badGateway"),
  late: () => restAnswer("late"),
  // See `restThrottledFunction` in aws/.
  throttled: () => restAnswer("overloaded"),
  denied: () => restAnswer("overloaded"),
  unreachable: () => restAnswer("badGateway"),
};

/** ARN of the requested method, as policies name it. */
function resourceArn({ region, accountId, id }: RestApi, stage: string, request: GatewayRequest) {
  return `arn:aws:execute-api:${region}:${accountId}:${id}/${stage}/${request.method}${request.path}`;
}

/** Creates an API with full token buckets. */
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

  /** Authorizes and responds; the path is without the stage from here on. */
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
    const event = proxyEvent({
      ...rest,
      api,
      stage,
      resource: route.resource,
      pathParameters,
      request: { ...request, headers },
    });
    return invokeIntegration(route.integration, event, request.method, arn, responses, deps);
  }

  return async (request, endpoint) => {
    const requestId = newId();
    const extendedRequestId = `${deps.randomBytes(11).toString("base64").slice(0, 15)}=`;
    const [, name = ""] = request.path.split("/");
    const stage = api.stages.get(name);
    const path = request.path.slice(name.length + 1) || "/";
    const rest = { endpoint, requestId, extendedRequestId, nowMs: deps.nowMs() };
    const oversized = oversizedPart(request, maxHeadBytes);
    const message =
      oversized !== undefined
        ? restAnswer(oversized === "head" ? "headTooLarge" : "tooLarge")
        : stage === undefined
          ? restAnswer("forbidden")
          : await answer(stage, { ...request, path }, rest);
    setHeader(message.headers, "x-amzn-RequestId", requestId);
    setHeader(message.headers, "x-amz-apigw-id", extendedRequestId);
    return message;
  };
}
