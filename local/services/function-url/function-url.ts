/**
 * Function URLs: a name of its own for a function, with payload format 2.0.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 * @module
 */
import { setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import {
  arrivedHeaders,
  type GatewayDeps,
  type GatewayRequest,
  gatewayAnswer,
  isCallerAllowed,
  traceId,
} from "../api-gateway/gateway.ts";
import { type IntegrationResponses, invokeIntegration } from "../api-gateway/integration.ts";
import { reported } from "../api-gateway/reported-api.ts";
import { signatureWords } from "../api-gateway/signed-caller.ts";
import { accountThrottle } from "../api-gateway/throttle.ts";
import type { HttpCors } from "../api-gateway-http/http-api.ts";
import { isPreflight, preflightAnswer, withCors } from "../api-gateway-http/http-api-cors.ts";
import { integrationEvent } from "../api-gateway-http/http-api-event.ts";
import { readFunctionAnswer } from "../api-gateway-http/http-api-response.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import { type FunctionPolicies, isUseAllowed } from "../lambda/function-policy.ts";
import { invocationIds } from "../lambda/invocation-id.ts";
import { readStreamedAnswer } from "./streamed-answer.ts";

/** One function URL. */
export interface FunctionUrl {
  /** The first label of its host name. */
  readonly id: string;
  /** The logical name of its resource. */
  readonly name: string;
  readonly accountId: string;
  /** AWS Region. */
  readonly region: string;
  readonly target: LambdaTarget;
  /** With `NONE` everyone is let in; with `AWS_IAM` who signs and has both permissions to invoke. */
  readonly authType: "NONE" | "AWS_IAM";
  readonly cors: HttpCors | undefined;
  /** Whether a handler's stream is the response; otherwise what it wrote is read as what it would have returned. */
  readonly streams: boolean;
  /** The longest that a function may run, in milliseconds. */
  readonly timeoutMs: number;
}

/** Answers requests for function URLs. */
export interface FunctionUrls {
  /** The URL with a host name. */
  find(host: string): FunctionUrl | undefined;
  /**
   * Answers a request. It never throws.
   *
   * @param signer ARN of the distribution that signed the request. @default nobody signed for CloudFront
   */
  handle(url: FunctionUrl, request: GatewayRequest, signer?: string): Promise<Message>;
}

/** The name AWS gives a function URL. */
export function functionUrlName({ id, region }: Pick<FunctionUrl, "id" | "region">): string {
  return `${id}.lambda-url.${region}.on.aws`;
}

/** The largest payload of a synchronous invocation, in bytes. */
const maxBodyBytes = 6 * 1024 * 1024;

const failed = () => gatewayAnswer(502, "Internal Server Error");

const responses: IntegrationResponses = {
  read: readFunctionAnswer,
  failed,
  late: failed,
  throttled: () => gatewayAnswer(429, "Too Many Requests"),
  denied: failed,
  unreachable: failed,
};

const streaming: IntegrationResponses = {
  ...responses,
  read: (payload, method, streamed) =>
    streamed === undefined
      ? readFunctionAnswer(payload, method)
      : readStreamedAnswer(streamed, method),
};

function refusal(message: string, type: string): Message {
  return gatewayAnswer(403, message, ["x-amzn-ErrorType", type]);
}

/** Makes the function URLs of a stack. */
export function createFunctionUrls(
  urls: readonly FunctionUrl[],
  policies: FunctionPolicies,
  deps: GatewayDeps,
): FunctionUrls {
  const byName = new Map(urls.map((url) => [functionUrlName(url), url]));
  const newId = invocationIds(deps.randomBytes);

  /** CloudFront needs both permissions, for its distribution. */
  function mayCloudFront({ target, authType }: FunctionUrl, sourceArn: string): boolean {
    const principal = { kind: "service", service: "cloudfront.amazonaws.com", sourceArn } as const;
    return (["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"] as const).every((action) =>
      isUseAllowed(policies, { functionArn: target.arn, principal, action, authType }),
    );
  }

  /** A caller needs both permissions as well: of the role, or of the function. */
  function mayCaller({ target, authType }: FunctionUrl, request: GatewayRequest): boolean {
    const arn = target.arn.replace(/:\$LATEST$/, "");
    const resource = (policies.get(arn) ?? []).filter(
      (statement) => statement.authType === undefined || statement.authType === authType,
    );
    return (["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"] as const).every((action) =>
      isCallerAllowed(request, deps, action, arn, resource),
    );
  }

  /** Why a request may not invoke the function; `undefined` if it may. */
  function refuse(
    url: FunctionUrl,
    request: GatewayRequest,
    signer: string | undefined,
  ): Message | undefined {
    const { headers, body, caller } = request;
    if (url.authType === "NONE") {
      return undefined;
    }
    if (signer === undefined) {
      if (caller?.kind === "refused") {
        return refusal(signatureWords[caller.why], "InvalidSignatureException");
      }
      return mayCaller(url, request) ? undefined : refusal("Forbidden", "AccessDeniedException");
    }
    if (!mayCloudFront(url, signer)) {
      deps.log(
        `${url.target.arn}: it has no permissions lambda:InvokeFunctionUrl and lambda:InvokeFunction for ${signer}`,
      );
      return refusal("Forbidden", "AccessDeniedException");
    }
    // CloudFront does not hash bodies: the viewer sends the hash that the signature contains.
    return body.length > 0 && headers["x-amz-content-sha256"] === undefined
      ? refusal(signatureWords.signature, "InvalidSignatureException")
      : undefined;
  }

  async function invoke(url: FunctionUrl, request: GatewayRequest, requestId: string) {
    const nowMs = deps.nowMs();
    const headers = arrivedHeaders(request, traceId(nowMs, deps.randomBytes));
    const integration = { target: url.target, timeoutMs: url.timeoutMs, hasRole: true };
    const route = { routeKey: "$default", integration, authorizer: undefined };
    const stage = {
      name: "$default",
      throttle: accountThrottle,
      routeThrottles: new Map(),
      variables: {},
    };
    const isPublic = url.authType === "NONE";
    const api = {
      id: url.id,
      accountId: isPublic ? "anonymous" : url.accountId,
      region: url.region,
      endpointDisabled: false,
      cors: url.cors,
      routes: [route],
      stages: new Map(),
    };
    const visit = {
      api,
      stage,
      match: { route, pathParameters: {} },
      request: { ...request, headers },
      requestId,
      nowMs,
    };
    const event = integrationEvent(visit, isPublic ? undefined : { kind: "iam" });
    return invokeIntegration(
      integration,
      event,
      request.method,
      "",
      url.streams ? streaming : responses,
      deps,
    );
  }

  async function answer(
    url: FunctionUrl,
    request: GatewayRequest,
    requestId: string,
    signer: string | undefined,
  ): Promise<Message> {
    const { cors } = url;
    if (cors !== undefined && isPreflight(request)) {
      return { ...preflightAnswer(cors, request), status: 200 };
    }
    if (request.body.length > maxBodyBytes) {
      return gatewayAnswer(413, "Request Entity Too Large");
    }
    const message = refuse(url, request, signer) ?? (await invoke(url, request, requestId));
    return cors === undefined || request.headers["origin"] === undefined
      ? message
      : withCors(cors, request, message);
  }

  return {
    find: (host) => byName.get(host),
    async handle(url, request, signer) {
      const requestId = newId();
      const { name, region } = url;
      const message = await reported(deps, { name, type: "function-url", region }, () =>
        answer(url, request, requestId, signer),
      );
      setHeader(message.headers, "x-amzn-RequestId", requestId);
      return message;
    },
  };
}
