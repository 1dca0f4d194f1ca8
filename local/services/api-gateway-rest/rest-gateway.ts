/**
 * Serves a REST API.
 *
 * limits → stage → policy → resource → method → throttle → authorizer → key → parameters → integration → response. See
 * `restApiOrder` in aws/.
 *
 * @module
 */
import { httpMaxHeadBytes, privateMaxHeadBytes } from "../../../aws/api-gateway.ts";
import { headerValue, setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import {
  arrivedHeaders,
  type GatewayDeps,
  type GatewayRequest,
  gatewayAnswer,
  oversizedPart,
  traceId,
} from "../api-gateway/gateway.ts";
import { reported, type ToldApi } from "../api-gateway/reported-api.ts";
import { compileRoutes } from "../api-gateway/route-match.ts";
import { type Admit, createBucket } from "../api-gateway/throttle.ts";
import { isAllowed } from "../iam/policy-evaluation.ts";
import { invocationIds } from "../lambda/invocation-id.ts";
import { type BodyModels, createBodyValidation, type ValidateBody } from "./body-validation.ts";
import { declaredResponse } from "./declared-response.ts";
import {
  deniedAnswer,
  invalidBodyAnswer,
  isFault,
  missingParametersAnswer,
  restAnswer,
} from "./gateway-responses.ts";
import { mediaType, parameterOf } from "./request-parameter.ts";
import type {
  MethodGuard,
  RestApi,
  RestAuthorizer,
  RestIntegration,
  RestResource,
  RestStage,
} from "./rest-api.ts";
import type { RestVisit } from "./rest-api-event.ts";
import { createRestAuthorizer, type RestAuthorize } from "./rest-authorizer.ts";
import { integrate } from "./rest-integration.ts";
import { createUsagePlans } from "./usage-plans.ts";

/** A stage, and the path below it, where a custom domain leads there. */
export interface RestPlace {
  readonly stage: string;
  readonly path: string;
}

/**
 * Answers requests.
 *
 * @param endpoint The one they came through. @default they come from the internet
 * @param place Where a custom domain leads. @default the first segment of the path is the stage
 */
export type RestGateway = (
  request: GatewayRequest,
  endpoint?: RestVisit["endpoint"],
  place?: RestPlace,
) => Promise<Message>;

/** What is known of a request before its resource is found. */
type Arrival = Pick<
  RestVisit,
  "endpoint" | "requestId" | "extendedRequestId" | "nowMs" | "domainPath"
>;

/** A path whose first segment is a stage. */
export function stageInPath(path: string): RestPlace {
  const [, stage = ""] = path.split("/");
  return { stage, path: path.slice(stage.length + 1) || "/" };
}

/** ARN of the requested method, as policies name it. */
function resourceArn({ region, accountId, id }: RestApi, stage: string, request: GatewayRequest) {
  return `arn:aws:execute-api:${region}:${accountId}:${id}/${stage}/${request.method}${request.path}`;
}

const noResource: RestResource = { id: "", path: "", methods: new Map() };

/** What is told of an authorizer. */
function toldAuthorizer(
  authorizer: RestAuthorizer,
  judged: Awaited<ReturnType<RestAuthorize>>,
): NonNullable<ToldApi["authorizer"]> {
  const { id, name = id } = { name: undefined, ...authorizer };
  return { name, verdict: "refusal" in judged ? "refused" : "allowed" };
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
  const authorizers = new Map<string, RestAuthorize>();
  const validations = new Map<BodyModels, ValidateBody>();
  const checkKey = createUsagePlans(api.keys ?? []);
  const maxHeadBytes = (api.isPublic === true ? httpMaxHeadBytes : privateMaxHeadBytes).value;
  const newId = invocationIds(deps.randomBytes);

  function bucketOf(stage: RestStage): Admit {
    const bucket = buckets.get(stage) ?? createBucket(stage.throttle);
    buckets.set(stage, bucket);
    return bucket;
  }

  /** A public API without a policy is open to everyone. */
  function mayAsk(arn: string, { endpoint }: Pick<RestVisit, "endpoint">): boolean {
    if (api.isPublic === true && api.policy.length === 0) {
      return true;
    }
    return isAllowed({
      principal: { kind: "anonymous" },
      action: "execute-api:Invoke",
      resourceArn: arn,
      accountId: api.accountId,
      identity: [],
      resource: api.policy,
      context: endpoint === undefined ? {} : { "aws:sourcevpce": endpoint.id },
    });
  }

  /** Verdicts are kept by authorizer. */
  function authorizerOf(authorizer: RestAuthorizer): RestAuthorize {
    const known = authorizers.get(authorizer.id) ?? createRestAuthorizer(authorizer, deps);
    authorizers.set(authorizer.id, known);
    return known;
  }

  /** The response to a request whose key, or whose rate, does not let it on. */
  function keyRefusal(visit: RestVisit, principalKey: string | undefined): Message | undefined {
    const sent = headerValue(visit.request.headers, "x-api-key");
    const value = api.keyFromAuthorizer === true ? principalKey : sent;
    switch (checkKey(value, visit.stage.name, visit.nowMs)) {
      case "admitted":
        return undefined;
      case "unknown":
        return restAnswer("forbidden");
      case "throttled":
        return restAnswer("throttled");
      case "spent":
        return restAnswer("limitExceeded");
    }
  }

  /** The response to a request whose parameters or body are not as the method wants them. */
  async function invalid(
    visit: RestVisit,
    { requiredParameters = [], body }: MethodGuard,
  ): Promise<Message | undefined> {
    const missing = requiredParameters.filter((name) => !parameterOf(name, visit));
    if (missing.length > 0) {
      return missingParametersAnswer(missing.map((name) => name.split(".").slice(3).join(".")));
    }
    if (body === undefined) {
      return undefined;
    }
    const validate = validations.get(body) ?? createBodyValidation(body);
    validations.set(body, validate);
    const { headers, body: sent } = visit.request;
    const problem = await validate(mediaType(headers), sent);
    return problem === undefined ? undefined : invalidBodyAnswer(problem);
  }

  /** Asks what the method asks of a request, then its integration. */
  async function pass(
    visit: RestVisit,
    integration: RestIntegration,
    arn: string,
    told: ToldApi,
  ): Promise<Message> {
    const { guard = {} } = integration;
    const { authorizer, apiKeyRequired = false } = guard;
    const judged = authorizer && (await authorizerOf(authorizer)(visit, arn, guard.scopes ?? []));
    if (authorizer !== undefined && judged !== undefined) {
      told.authorizer = toldAuthorizer(authorizer, judged);
    }
    if (judged !== undefined && "refusal" in judged) {
      return judged.refusal;
    }
    const authorized = judged?.authorized;
    const refusal = apiKeyRequired ? keyRefusal(visit, authorized?.usageIdentifierKey) : undefined;
    return (
      refusal ?? (await invalid(visit, guard)) ?? integrate(integration, visit, authorized, deps)
    );
  }

  /** Authorizes and responds; the path is without the stage from here on. */
  async function answer(
    stage: RestStage,
    request: GatewayRequest,
    rest: Arrival,
    told: ToldApi,
  ): Promise<Message> {
    const arn = resourceArn(api, stage.name, request);
    const match = choose(request.method, request.path);
    // Where requests are signed, the policy of the API and those of the caller are evaluated together.
    const isSigned = match?.route.integration.guard?.authorizer?.kind === "iam";
    if (!(isSigned && request.caller !== undefined) && !mayAsk(arn, rest)) {
      return deniedAnswer(arn);
    }
    if (match === undefined) {
      return restAnswer("noRoute");
    }
    if (!bucketOf(stage)(rest.nowMs)) {
      return restAnswer("throttled");
    }
    const headers = arrivedHeaders(request, traceId(rest.nowMs, deps.randomBytes));
    const { route, pathParameters } = match;
    told.route = route.routeKey;
    const visit: RestVisit = {
      ...rest,
      api,
      stage,
      resource: route.resource,
      pathParameters,
      request: { ...request, headers },
    };
    return pass(visit, route.integration, arn, told);
  }

  /** Before a resource is found, a request is at none. */
  function nowhere(stage: RestStage, request: GatewayRequest, rest: Arrival): RestVisit {
    return { ...rest, api, stage, resource: noResource, pathParameters: {}, request };
  }

  /** What a stage responds with. */
  async function respond(
    stage: RestStage,
    request: GatewayRequest,
    rest: Arrival,
    oversized: ReturnType<typeof oversizedPart>,
    told: ToldApi,
  ): Promise<Message> {
    const message =
      oversized === undefined
        ? await answer(stage, request, rest, told)
        : restAnswer(oversized === "head" ? "headTooLarge" : "tooLarge");
    return isFault(message)
      ? declaredResponse(message, api, nowhere(stage, request, rest))
      : message;
  }

  return async (request, endpoint, place) => {
    const requestId = newId();
    const extendedRequestId = `${deps.randomBytes(11).toString("base64").slice(0, 15)}=`;
    const { stage: name, path } = place ?? stageInPath(request.path);
    const stage = api.stages.get(name);
    const rest: Arrival = {
      endpoint,
      requestId,
      extendedRequestId,
      nowMs: deps.nowMs(),
      ...(place && { domainPath: request.path }),
    };
    const reportedApi = {
      name: api.name ?? api.id,
      type: "rest",
      region: api.region,
      stage: name,
    } as const;
    const message = await reported(deps, reportedApi, async (told) =>
      stage === undefined
        ? gatewayAnswer(403, "Forbidden", ["x-amzn-ErrorType", "ForbiddenException"])
        : respond(stage, { ...request, path }, rest, oversizedPart(request, maxHeadBytes), told),
    );
    setHeader(message.headers, "x-amzn-RequestId", requestId);
    setHeader(message.headers, "x-amz-apigw-id", extendedRequestId);
    return message;
  };
}
