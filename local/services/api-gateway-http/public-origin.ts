/**
 * From CloudFront to an API under a public name: DNS, connection, certificate, and the Region's endpoint.
 * Everything happens in this process; no socket is opened.
 *
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import { OriginError, type OriginRequest } from "../../http/message.ts";
import { edgeAddress, gatewayAnswer } from "../api-gateway/gateway.ts";
import type { CustomOrigin } from "../cloudfront/model.ts";
import type { OriginConnection } from "../cloudfront/origin/origin-connection.ts";
import type { RegionReach } from "../region-health.ts";
import { canonicalName, type Resolve } from "../route53/names.ts";
import type { ExecuteApi } from "./execute-api.ts";

/** What there is to connect to. */
export interface PublicInternet {
  readonly resolve: Resolve;
  readonly regions: RegionReach;
  readonly executeApi: ExecuteApi;
}

/** The Region behind an origin's name. @throws {OriginError} of fault `dns` when there is no such name. */
export function resolveOrigin(internet: PublicInternet, domainName: string): string {
  const region = internet.resolve(domainName);
  if (region === undefined) {
    throw new OriginError("dns", `no simulated service has the name ${domainName}`);
  }
  return region;
}

/**
 * A connection to an origin.
 *
 * @param distributionArn The distribution that signs requests for an origin with an origin access control.
 * @throws {OriginError} of fault `dns` when there is no such name.
 */
export function connectPublic(
  internet: PublicInternet,
  origin: CustomOrigin,
  request: OriginRequest,
  distributionArn: string,
): OriginConnection {
  const region = resolveOrigin(internet, origin.domainName);
  const { regions, executeApi } = internet;
  return {
    async connect() {
      const outage = regions.attempt(region);
      if (outage === "hang") {
        return new Promise(() => undefined);
      }
      // See `httpPort` in aws/.
      if (outage === "refuse" || origin.protocolPolicy === "http-only") {
        throw new OriginError("connect", `${origin.domainName} refused a connection (${region})`);
      }
      const host = headerValue(request.headers, "host") ?? "";
      const names = [origin.domainName, host].map(canonicalName);
      // The certificate has to be good for the origin's name or for the Host that is forwarded.
      if (!names.some((name) => executeApi.hasCertificate(region, name))) {
        throw new OriginError(
          "tls",
          `the certificate in ${region} covers neither ${origin.domainName} nor the Host header of the request`,
        );
      }
    },
    async send(sent) {
      await regions.delay(region);
      return regions.outageOf(region) === "error"
        ? gatewayAnswer(503, "Service Unavailable")
        : executeApi.handle(
            region,
            { ...sent, sourceIp: edgeAddress },
            origin.signed === true ? distributionArn : undefined,
          );
    },
  };
}
