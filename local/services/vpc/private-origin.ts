/**
 * From CloudFront into a network that is not on the internet: VPC origin, internal load balancer,
 * interface endpoint, private API. There is no other way in.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 * @module
 */
import { headersFromRaw, headerValue, setHeader } from "../../http/header-map.ts";
import { type Message, OriginError } from "../../http/message.ts";
import {
  arrivedHeaders,
  edgeAddress,
  type GatewayDeps,
  type GatewayRequest,
  hostOf,
  traceId,
} from "../api-gateway/gateway.ts";
import { restAnswer } from "../api-gateway-rest/gateway-responses.ts";
import { createRestGateway, type RestGateway } from "../api-gateway-rest/rest-gateway.ts";
import type { CustomOrigin } from "../cloudfront/model.ts";
import type { OriginConnection } from "../cloudfront/origin/origin-connection.ts";
import type { RegionReach } from "../region-health.ts";
import type {
  ApiEndpoint,
  Listener,
  LoadBalancer,
  PrivateNetworks,
  VpcOrigin,
} from "./networks.ts";

/** Address of every load balancer, as endpoints see it: one of no network in particular. */
const balancerAddress = "10.0.0.5";

/** Connects through a VPC origin. */
export type ConnectPrivate = (origin: CustomOrigin, vpcOriginId: string) => OriginConnection;

/** An answer of the load balancer's own. */
function balancerAnswer(status: 503 | 504, title: string): Message {
  const body = Buffer.from(
    `<html>\n<head><title>${status} ${title}</title></head>\n<body>\n<center><h1>${status} ${title}</h1></center>\n</body>\n</html>\n`,
  );
  const headers = headersFromRaw([
    "Server",
    "awselb/2.0",
    "Content-Type",
    "text/html",
    "Content-Length",
    String(body.length),
  ]);
  return { status, statusDescription: "", headers, body };
}

/** The API a request at an endpoint is for: by `x-apigw-api-id`, else by Host. */
function apiIdOf({ headers }: GatewayRequest, { id, region }: ApiEndpoint): string {
  const named = headerValue(headers, "x-apigw-api-id");
  if (named !== undefined) {
    return named;
  }
  const [label = "", ...parent] = hostOf(headers).split(".");
  return parent.join(".") === `execute-api.${region}.amazonaws.com`
    ? label.replace(new RegExp(`-${id}$`), "")
    : "";
}

/** Makes the networks of a stack. */
export function createPrivateNetworks(
  networks: PrivateNetworks,
  regions: RegionReach,
  deps: GatewayDeps,
): ConnectPrivate {
  const { restApis, endpoints, loadBalancers, vpcOrigins } = networks;
  const gateways = new Map<string, RestGateway>(
    restApis.map((api) => [`${api.region} ${api.id}`, createRestGateway(api, deps)]),
  );
  let turn = 0;

  /** An endpoint knows private APIs of its Region, and answers 403 for all else. */
  async function atEndpoint(endpoint: ApiEndpoint, request: GatewayRequest): Promise<Message> {
    const gateway = gateways.get(`${endpoint.region} ${apiIdOf(request, endpoint)}`);
    return gateway === undefined ? restAnswer("forbidden") : gateway(request, endpoint);
  }

  /** Uses one target after the other. A group without targets returns 503; an unknown address 504. */
  async function balance(listener: Listener, request: GatewayRequest): Promise<Message> {
    const address = listener.targets[turn++ % Math.max(1, listener.targets.length)];
    if (address === undefined) {
      return balancerAnswer(503, "Service Temporarily Unavailable");
    }
    const endpoint = endpoints.find(({ addresses }) => addresses.includes(address));
    if (endpoint === undefined) {
      return balancerAnswer(504, "Gateway Time-out");
    }
    const headers = arrivedHeaders(request, traceId(deps.nowMs(), deps.randomBytes));
    setHeader(headers, "X-Forwarded-Port", String(listener.port));
    setHeader(headers, "X-Forwarded-Proto", listener.protocol.toLowerCase());
    return atEndpoint(endpoint, { ...request, headers, sourceIp: balancerAddress });
  }

  function listenerOf({ listeners }: LoadBalancer, way: VpcOrigin): Listener | undefined {
    const isHttp = way.protocolPolicy === "http-only";
    const protocol = isHttp ? "HTTP" : "HTTPS";
    const port = isHttp ? way.httpPort : way.httpsPort;
    return listeners.find((each) => each.protocol === protocol && each.port === port);
  }

  return (origin, vpcOriginId) => {
    const way = vpcOrigins.get(vpcOriginId);
    const balancer = loadBalancers.find(({ arn }) => arn === way?.targetArn);
    const listener = way && balancer && listenerOf(balancer, way);
    const region = balancer?.region ?? "";
    return {
      async connect() {
        const outage = regions.attempt(region);
        if (outage === "hang") {
          return new Promise(() => undefined);
        }
        if (outage === "refuse" || listener === undefined) {
          throw new OriginError("connect", `nothing listens at VPC origin ${origin.domainName}`);
        }
      },
      async send(request) {
        await regions.delay(region);
        return listener === undefined || regions.outageOf(region) === "error"
          ? balancerAnswer(503, "Service Temporarily Unavailable")
          : balance(listener, { ...request, sourceIp: edgeAddress });
      },
    };
  };
}
