/**
 * The networks of a stack as requests meet them: plain data, every reference resolved.
 *
 * @module
 */
import type { RestApi } from "../api-gateway-rest/rest-api.ts";

/** An interface endpoint for private APIs. */
export interface ApiEndpoint {
  readonly id: string;
  readonly vpcId: string;
  readonly region: string;
  /** Addresses of its network interfaces. */
  readonly addresses: readonly string[];
}

/** Where a load balancer listens, and the addresses it sends to. */
export interface Listener {
  readonly protocol: "HTTP" | "HTTPS";
  readonly port: number;
  readonly targets: readonly string[];
}

/** An internal load balancer. */
export interface LoadBalancer {
  readonly arn: string;
  readonly region: string;
  readonly listeners: readonly Listener[];
}

/** What CloudFront has inside of a network. */
export interface VpcOrigin {
  readonly id: string;
  /** ARN of a load balancer. */
  readonly targetArn: string;
  readonly protocolPolicy: "http-only" | "https-only" | "match-viewer";
  readonly httpPort: number;
  readonly httpsPort: number;
}

/** Everything in networks. */
export interface PrivateNetworks {
  readonly restApis: readonly RestApi[];
  readonly endpoints: readonly ApiEndpoint[];
  readonly loadBalancers: readonly LoadBalancer[];
  /** By id. */
  readonly vpcOrigins: ReadonlyMap<string, VpcOrigin>;
}
