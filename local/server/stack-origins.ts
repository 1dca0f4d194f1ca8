/**
 * Everything an edge can request: buckets, and APIs in their Regions. Nothing here opens a socket.
 *
 * @module
 */
import type { Chance } from "../chance.ts";
import type { Message, OriginRequest } from "../http/message.ts";
import type { Model } from "../model/stack-model.ts";
import {
  type GatewayDeps,
  type GatewayRequest,
  gatewayAnswer,
  hostOf,
} from "../services/api-gateway/gateway.ts";
import { callerOf } from "../services/api-gateway/signed-caller.ts";
import { createExecuteApi, type ExecuteApi } from "../services/api-gateway-http/execute-api.ts";
import { connectPublic, resolveOrigin } from "../services/api-gateway-http/public-origin.ts";
import type { CustomOrigin, Distribution, Origin } from "../services/cloudfront/model.ts";
import {
  fetchInTime,
  type OriginConnection,
} from "../services/cloudfront/origin/origin-connection.ts";
import { connectExternal, fetchMapped } from "../services/external/external-origin.ts";
import type { OriginMapping } from "../services/external/origin-mapping.ts";
import { createFunctionUrls, type FunctionUrls } from "../services/function-url/function-url.ts";
import { chooseVersion } from "../services/lambda/alias-routing.ts";
import { mayGatewayInvoke } from "../services/lambda/function-policy.ts";
import { invocationIds } from "../services/lambda/invocation-id.ts";
import type { InvokeResult, Invoker } from "../services/lambda/invoker.ts";
import type { RegionReach } from "../services/region-health.ts";
import { canonicalName, createResolver } from "../services/route53/names.ts";
import { fetchAs, fetchFromS3 } from "../services/s3/bucket-origin.ts";
import type { S3 } from "../services/s3/s3.ts";
import { findWebsite, type Website } from "../services/s3/website/website.ts";
import {
  answerWebsite,
  connectWebsite,
  type WebsiteRequest,
} from "../services/s3/website/website-endpoint.ts";
import type { KeyRing } from "../services/s3/wire/identity.ts";
import { createPrivateNetworks } from "../services/vpc/private-origin.ts";
import type { SetTimer } from "../timer.ts";
import type { Observe } from "../trace/recording.ts";
import type { SplitCounts } from "./split-counts.ts";

/** Dependencies of the origins. */
export interface OriginDeps {
  readonly s3: Pick<S3, "handle">;
  readonly regions: RegionReach;
  readonly invoker: Pick<Invoker, "invoke">;
  readonly setTimer: SetTimer;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly chance: Pick<Chance, "of">;
  /** Counts which versions APIs call. @default nobody counts */
  readonly splits?: Pick<SplitCounts, "count">;
  /** Access keys of those who sign requests. */
  readonly keys: KeyRing;
  /** Addresses of origins outside of the program. */
  readonly external: OriginMapping;
  /** Receives why a function behind an API, or its response, could not be used. */
  readonly log: (message: string) => void;
  /** Receives what APIs decide for the request at hand. @default nobody looks */
  readonly observe?: Observe | undefined;
}

/** The origins of a stack. */
export interface Origins {
  /** @throws {OriginError} of fault `dns` when an origin's name leads nowhere. */
  resolve(origin: Origin): Promise<void>;
  /** @throws {OriginError} when no answer comes. */
  fetch(distribution: Distribution, origin: Origin, request: OriginRequest): Promise<Message>;
  /** Answers a request that was sent to an API of a Region and not through a distribution. @throws never */
  handleApi(region: string, request: GatewayRequest): Promise<Message>;
  /** Answers a request that was sent to a website endpoint. @throws never */
  handleWebsite(website: Website, request: WebsiteRequest): Promise<Message>;
}

const anonymous = { kind: "anonymous" } as const;

/** An error of the function, or its response with a 5xx status. */
function hasFailed(result: InvokeResult): boolean {
  if (result.kind !== "ok") {
    return true;
  }
  const { payload } = result;
  const status =
    typeof payload === "object" && payload !== null && "statusCode" in payload
      ? payload.statusCode
      : undefined;
  return typeof status === "number" && status >= 500;
}

/** How API Gateway gets at functions, backends and objects. */
function gatewayDeps({ functionPolicies, access }: Model, deps: OriginDeps): GatewayDeps {
  const { s3, invoker, nowMs, setTimer, randomBytes, chance, splits, log, external, observe } =
    deps;
  const invocationId = invocationIds(randomBytes);
  const random = chance.of("versions of aliases behind APIs");
  return {
    async invoke(target, event) {
      const version = chooseVersion(target, random());
      const result = await invoker.invoke(version, event, invocationId());
      splits?.count(target.arn, version.version, hasFailed(result));
      return result;
    },
    mayInvoke: (functionArn, sourceArn) =>
      mayGatewayInvoke(functionPolicies, functionArn, sourceArn),
    mayCall: (principal, action, resourceArn, resource) =>
      access.allows(principal, action, resourceArn, {}, resource),
    fetchExternal: fetchMapped(external),
    fetchS3: async ({ method, url, headers, body }, roleArn) => {
      const { pathname, search } = new URL(url, "http://s3");
      const principal = roleArn === "" ? anonymous : ({ kind: "role", arn: roleArn } as const);
      return fetchAs(s3, principal, {
        method,
        path: pathname,
        querystring: search.slice(1),
        headers,
        body,
      });
    },
    nowMs,
    setTimer,
    randomBytes,
    log,
    observe,
  };
}

/** The endpoints of a Region with those of function URLs. */
function withFunctionUrls(
  executeApi: ExecuteApi,
  urls: FunctionUrls,
  { keys, nowMs }: Pick<OriginDeps, "keys" | "nowMs">,
): ExecuteApi {
  return {
    hasCertificate: (region, name) =>
      urls.find(name)?.region === region || executeApi.hasCertificate(region, name),
    handle(region, sent, signer) {
      const url = urls.find(hostOf(sent.headers));
      const service = url === undefined ? "execute-api" : "lambda";
      const caller = callerOf(sent, { region, service }, keys, nowMs());
      const request = caller === undefined ? sent : { ...sent, caller };
      return url?.region === region
        ? urls.handle(url, request, signer)
        : executeApi.handle(region, request);
    },
  };
}

/** Makes the origins of a model. */
export function createOrigins(model: Model, deps: OriginDeps): Origins {
  const { s3, regions, setTimer, external } = deps;
  const gateway = gatewayDeps(model, deps);
  const connectPrivate = createPrivateNetworks(model, regions, gateway);
  const urls = createFunctionUrls(model.functionUrls, model.functionPolicies, gateway);
  const executeApi = withFunctionUrls(createExecuteApi(model, gateway), urls, deps);
  const internet = {
    resolve: createResolver(model.names, (region) => regions.outageOf(region) === undefined),
    regions,
    executeApi,
  };
  const connect = (
    distribution: Distribution,
    origin: CustomOrigin,
    request: OriginRequest,
  ): OriginConnection => {
    if (origin.vpcOriginId !== undefined) {
      return connectPrivate(origin, origin.vpcOriginId);
    }
    const website = findWebsite(model.websites, origin.domainName);
    return website === undefined
      ? connectPublic(internet, origin, request, distribution.arn)
      : connectWebsite(s3, website, origin);
  };
  const addressOf = ({ domainName }: Origin) => external.get(canonicalName(domainName));
  return {
    async resolve(origin) {
      if (
        origin.kind === "custom" &&
        origin.vpcOriginId === undefined &&
        addressOf(origin) === undefined &&
        findWebsite(model.websites, origin.domainName) === undefined
      ) {
        resolveOrigin(internet, origin.domainName);
      }
    },
    async handleApi(region, request) {
      if (regions.attempt(region) !== undefined) {
        return gatewayAnswer(503, "Service Unavailable");
      }
      await regions.delay(region);
      return executeApi.handle(region, request);
    },
    handleWebsite: (website, request) => answerWebsite(s3, website, request),
    async fetch(distribution, origin, request) {
      const address = addressOf(origin);
      if (address !== undefined) {
        const connection = connectExternal(origin.domainName, address);
        return fetchInTime(origin, request, connection, setTimer);
      }
      if (origin.kind === "s3") {
        return fetchFromS3(s3, origin, request, distribution.arn);
      }
      return fetchInTime(origin, request, connect(distribution, origin, request), setTimer);
    },
  };
}
