/**
 * What of a stack answers viewers: distributions, and APIs under their own names.
 *
 * @module
 */
import { hostName, isLoopbackHost } from "../http/foreign-site.ts";
import { headerValue, rawHeaders } from "../http/header-map.ts";
import type { Message, ViewerRequest } from "../http/message.ts";
import { remembered } from "../http/remembered.ts";
import type { Model } from "../model/stack-model.ts";
import { gatewayAnswer } from "../services/api-gateway/gateway.ts";
import { executeApiName } from "../services/api-gateway-http/execute-api.ts";
import type { Edge, EdgeResponse } from "../services/cloudfront/edge.ts";
import type { Eventual } from "../services/cloudfront/eventual.ts";
import type { Distribution } from "../services/cloudfront/model.ts";
import { compileNames } from "../services/cloudfront/request/host-check.ts";
import { functionUrlName } from "../services/function-url/function-url.ts";
import { findWebsite, type Website } from "../services/s3/website/website.ts";
import type { Origins } from "./stack-origins.ts";

/** Something that has a public name. */
export interface Endpoint {
  /** Like `CloudFront` or `HTTP API`, for people. */
  readonly kind: string;
  /** The logical name of its resource, or its id. */
  readonly name: string;
  /** Whether a Host is one of its own names. */
  readonly isNamed: (host: string) => boolean;
  /** Answers a request for one of its names, or for a loopback name. */
  readonly handle: (request: ViewerRequest) => Eventual<EdgeResponse>;
}

/** What answers where no distribution is in between. */
type Direct = Pick<Origins, "handleApi" | "handleWebsite">;

/**
 * Lists the endpoints of a model: distributions first, in the order of the program.
 *
 * @param edgeOf Makes what answers for a distribution.
 * @param direct Answers for APIs and websites that are asked directly.
 */
export function createEndpoints(
  { distributions, httpApis, webSocketApis, restApis, domains, functionUrls, websites }: Model,
  edgeOf: (distribution: Distribution) => Edge,
  direct: Direct,
): readonly Endpoint[] {
  const { handleApi } = direct;
  const edges = distributions.map((distribution): Endpoint => {
    const edge = edgeOf(distribution);
    return {
      kind: "CloudFront",
      name: distribution.name ?? distribution.id,
      isNamed: compileNames(distribution),
      handle: (request) => edge.handle(request),
    };
  });
  const apis = httpApis
    .filter(({ endpointDisabled }) => !endpointDisabled)
    .map((api) =>
      apiEndpoint("HTTP API", api.name ?? api.id, api.region, executeApiName(api), handleApi),
    );
  const rest = restApis
    .filter(({ isPublic, endpointDisabled }) => isPublic === true && endpointDisabled !== true)
    .map((api) =>
      apiEndpoint("REST API", api.name ?? api.id, api.region, executeApiName(api), handleApi),
    );
  const urls = functionUrls.map((url) =>
    apiEndpoint("Function URL", url.name, url.region, functionUrlName(url), handleApi),
  );
  const sockets = webSocketApis.map((api) =>
    apiEndpoint("WebSocket API", api.name, api.region, executeApiName(api), handleApi),
  );
  const custom = domains.map(({ name, region }) =>
    apiEndpoint("API domain", name, region, name, handleApi),
  );
  const pages = websites.map((website) => websiteEndpoint(website, direct.handleWebsite));
  return [...edges, ...apis, ...rest, ...custom, ...urls, ...pages, ...sockets];
}

/**
 * Those that have a port of their own: the distributions, or everything in a stack without one. The others answer
 * under their names on the first port.
 */
export function portedEndpoints(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const distributions = endpoints.filter(({ kind }) => kind === "CloudFront");
  return distributions.length > 0 ? distributions : endpoints;
}

/** Finds the endpoint of a request on a port. @param port The position of the port, from 0. */
export type EndpointChoice = (port: number, request: ViewerRequest) => Endpoint | undefined;

/** The endpoint whose name a request gives; under any other name, that of the port. */
export function compileEndpoints(endpoints: readonly Endpoint[]): EndpointChoice {
  const ported = portedEndpoints(endpoints);
  const find = remembered((host) => {
    const name = hostName(host);
    return {
      named: isLoopbackHost(name) ? undefined : endpoints.find((each) => each.isNamed(name)),
    };
  });
  return (port, { headers }) => find(headerValue(headers, "host") ?? "").named ?? ported[port];
}

/** @param own The host name that it answers under. */
function apiEndpoint(
  kind: string,
  name: string,
  region: string,
  own: string,
  handleApi: Direct["handleApi"],
): Endpoint {
  return {
    kind,
    name,
    isNamed: (host) => host === own,
    async handle(request) {
      const host = hostName(headerValue(request.headers, "host") ?? "");
      if (host !== own && !isLoopbackHost(host)) {
        return viewerAnswer(gatewayAnswer(403, "Forbidden"), request.method);
      }
      const headers = { ...request.headers, host: [{ key: "Host", value: own }] };
      const { method, path, querystring, body, clientIp } = request;
      const sentHost = headerValue(request.headers, "host") ?? "";
      const sent = { method, path, querystring, headers, body, sourceIp: clientIp, sentHost };
      return viewerAnswer(await handleApi(region, sent), method);
    },
  };
}

/** A bucket whose name is a domain name also answers under that: DNS leads it to the endpoint of its Region. */
function websiteEndpoint(website: Website, handle: Direct["handleWebsite"]): Endpoint {
  const { bucket } = website;
  return {
    kind: "S3 website",
    name: bucket,
    isNamed: (host) =>
      findWebsite([website], host) !== undefined || (bucket.includes(".") && host === bucket),
    handle: async (request) => viewerAnswer(await handle(website, request), request.method),
  };
}

/** An answer of an API as the server writes it. */
function viewerAnswer(message: Message, method: string): EdgeResponse {
  const { status, statusDescription, headers, body } = message;
  const length =
    headers["content-length"] === undefined ? ["Content-Length", String(body.length)] : [];
  return {
    status,
    statusDescription,
    rawHeaders: [...rawHeaders(headers), ...length],
    body: method === "HEAD" ? Buffer.alloc(0) : body,
    requestId: "",
    closes: false,
  };
}

/** The answer where a program declares nothing that has a public name. */
export function nothingHere(method: string): EdgeResponse {
  const message = "the program declares no distribution, no API and no website";
  return viewerAnswer(gatewayAnswer(404, message), method);
}
