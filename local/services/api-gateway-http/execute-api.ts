/**
 * The execute-api endpoint of each Region: finds an API by the Host header only.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 * @module
 */
import type { Message } from "../../http/message.ts";
import {
  type GatewayDeps,
  type GatewayRequest,
  gatewayAnswer,
  hostOf,
} from "../api-gateway/gateway.ts";
import type { RestApi } from "../api-gateway-rest/rest-api.ts";
import {
  createRestGateway,
  type RestGateway,
  stageInPath,
} from "../api-gateway-rest/rest-gateway.ts";
import type { HttpApi, HttpStage, WebSocketApi } from "./http-api.ts";
import { createHttpGateway, type HttpGateway } from "./http-gateway.ts";

/** A stage below a custom domain. */
export interface ApiMapping {
  /** First segments of the path, without slashes in front or behind; empty for the root. */
  readonly key: string;
  readonly apiId: string;
  /** Empty where the first segment below is the stage: REST APIs only. */
  readonly stage: string;
}

/** A custom domain of one Region; several Regions may have the same. */
export interface ApiDomain {
  /** Lower case. */
  readonly name: string;
  /** The name DNS has to lead to. */
  readonly targetName: string;
  readonly region: string;
  readonly mappings: readonly ApiMapping[];
}

/** Every public API of a stack. */
export interface PublicApis {
  readonly httpApis: readonly HttpApi[];
  readonly webSocketApis: readonly WebSocketApi[];
  /** Private ones answer in their networks only. */
  readonly restApis: readonly RestApi[];
  readonly domains: readonly ApiDomain[];
}

/** The execute-api endpoints of all Regions. */
export interface ExecuteApi {
  /** Whether the certificate of a Region's endpoint covers a name. */
  hasCertificate(region: string, name: string): boolean;
  /**
   * Answers a request that reached a Region.
   *
   * @param signer ARN of the distribution that signed the request, for a function URL. @default nobody signed
   * @throws never
   */
  handle(region: string, request: GatewayRequest, signer?: string): Promise<Message>;
}

/** Where a request goes: a stage, and what is left of the path for its routes. */
interface Destination {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** What functions see as the path. */
  readonly path: string;
  /** What routes are matched with. */
  readonly routePath: string;
}

/** The name AWS gives an API. */
export function executeApiName({ id, region }: Pick<HttpApi, "id" | "region">): string {
  return `${id}.execute-api.${region}.amazonaws.com`;
}

/** A path without a prefix; `undefined` when it does not begin with it, whole segments only. */
function below(prefix: string, path: string): string | undefined {
  if (prefix === "") {
    return path;
  }
  if (path !== `/${prefix}` && !path.startsWith(`/${prefix}/`)) {
    return undefined;
  }
  return path.slice(prefix.length + 1) || "/";
}

/** The mapping for a path: that with the longest key that fits. */
function bestMapping(domain: ApiDomain, path: string): ApiMapping | undefined {
  const [best] = domain.mappings
    .filter(({ key }) => below(key, path) !== undefined)
    .sort((a, b) => b.key.length - a.key.length);
  return best;
}

/** A stage of an API for a path: a named one is its first segment, which functions see; else the default one. */
function stageAt(api: HttpApi, path: string): Destination | undefined {
  const [, first = ""] = path.split("/");
  const named = api.stages.get(first);
  if (named !== undefined && first !== "$default") {
    return { api, stage: named, path, routePath: below(first, path) ?? path };
  }
  const stage = api.stages.get("$default");
  return stage && { api, stage, path, routePath: path };
}

/** Creates the endpoints. */
export function createExecuteApi(
  { httpApis, webSocketApis, restApis, domains }: PublicApis,
  deps: GatewayDeps,
): ExecuteApi {
  const gateways = new Map<string, HttpGateway>(
    httpApis.map((api) => [`${api.region} ${api.id}`, createHttpGateway(api, deps)]),
  );

  const publicApis = restApis.filter(({ isPublic }) => isPublic === true);
  // A domain leads to an API whose own name does not answer as well.
  const restGateways = new Map<string, RestGateway>(
    publicApis.map((api) => [`${api.region} ${api.id}`, createRestGateway(api, deps)]),
  );
  const openApis = publicApis.filter(({ endpointDisabled }) => endpointDisabled !== true);
  const restByName = new Map(
    openApis.map((api) => [executeApiName(api), `${api.region} ${api.id}`]),
  );

  /** A stage of an HTTP API behind a custom domain. */
  function mapped(domain: ApiDomain, path: string): Destination | undefined {
    const best = bestMapping(domain, path);
    const api = httpApis.find(({ id, region }) => id === best?.apiId && region === domain.region);
    const stage = best && api?.stages.get(best.stage);
    if (best === undefined || api === undefined || stage === undefined) {
      return undefined;
    }
    const rest = below(best.key, path) ?? path;
    return { api, stage, path: rest, routePath: rest };
  }

  /** Answers with a REST API behind a custom domain; `undefined` where there is none. */
  function askMappedRest(region: string, request: GatewayRequest): Promise<Message> | undefined {
    const host = hostOf(request.headers);
    const domain = domains.find((each) => each.region === region && each.name === host);
    const best = domain && bestMapping(domain, request.path);
    const gateway = best && restGateways.get(`${region} ${best.apiId}`);
    if (gateway === undefined) {
      return undefined;
    }
    const path = below(best?.key ?? "", request.path) ?? request.path;
    const place = best?.stage ? { stage: best.stage, path } : stageInPath(path);
    return gateway(request, undefined, place);
  }

  /** @returns `undefined` for an unknown host, `missing` for a known one with no stage at the path. */
  function find(region: string, host: string, path: string): Destination | undefined | "missing" {
    const api = httpApis.find((each) => each.region === region && executeApiName(each) === host);
    if (api !== undefined) {
      return api.endpointDisabled ? undefined : (stageAt(api, path) ?? "missing");
    }
    const domain = domains.find((each) => each.region === region && each.name === host);
    return domain && (mapped(domain, path) ?? "missing");
  }

  return {
    hasCertificate(region, name) {
      const [, ...parent] = name.split(".");
      return (
        parent.join(".") === `execute-api.${region}.amazonaws.com` ||
        domains.some((domain) => domain.region === region && domain.name === name)
      );
    },
    async handle(region, request) {
      const host = hostOf(request.headers);
      if (webSocketApis.some((api) => executeApiName(api) === host)) {
        return gatewayAnswer(501, "WebSocket APIs are not simulated");
      }
      const restGateway = restGateways.get(restByName.get(host) ?? "");
      const rest = restGateway?.(request) ?? askMappedRest(region, request);
      if (rest !== undefined) {
        return rest;
      }
      const found = find(region, host, request.path);
      if (found === undefined) {
        return gatewayAnswer(403, "Forbidden");
      }
      const gateway = found === "missing" ? undefined : gateways.get(`${region} ${found.api.id}`);
      if (found === "missing" || gateway === undefined) {
        return gatewayAnswer(404, "Not Found");
      }
      return gateway(found.stage, { ...request, path: found.path }, found.routePath);
    },
  };
}
