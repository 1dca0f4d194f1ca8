/**
 * One domain name for the APIs of several Regions, with latency-based routing.
 *
 * @module
 */
import { HealthCheck } from "@pulumi/aws/route53/healthCheck.js";
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import * as pulumi from "@pulumi/pulumi";
import { ApiName, apiNameProblem } from "./api-name.ts";
import { DnsCertificate } from "./dns-certificate.ts";
import { refuse } from "./refuse.ts";
import type { RegionalApi } from "./regional-api.ts";

/** Arguments of a {@link LatencyDomain}. */
export interface LatencyDomainArgs {
  /** All made with the same `domainName`, one for each Region. Do not change which one is first. */
  readonly apis: readonly [RegionalApi, ...RegionalApi[]];
  /** Like `api.example.com`. */
  readonly domainName: string;
  /** Id of the public hosted zone that contains the name: CloudFront resolves origins in public DNS only. */
  readonly zoneId: pulumi.Input<string>;
}

/**
 * A latency record with a health check for each Region. As a CloudFront origin, the name is resolved at the edge
 * location, so requests go to the Region nearest to that, not to the one nearest to the viewer (`latencyFromEdge` in aws/).
 *
 * A health checker cannot send the secret header, and a route without it would be open. So health is the state of the
 * API's alarm on 5xx responses. An unhealthy Region gets no requests, so it has no errors, so it is tried again some
 * minutes later. When all are unhealthy, Route 53 treats all as healthy.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export class LatencyDomain extends pulumi.ComponentResource {
  /** The name, known once the records of all Regions exist. */
  readonly domainName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when two APIs are in one Region, or one was made for another name. */
  constructor(name: string, args: LatencyDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:LatencyDomain", name, {}, opts);
    const { apis, domainName, zoneId } = args;
    const [home, ...others] = apis;
    const child = { parent: this };
    const regions = apis.map(({ region }) => region);
    refuse(this, [
      new Set(regions).size === regions.length
        ? undefined
        : `apis must be in different Regions, got ${JSON.stringify(regions)}`,
      ...apis.map((api) => apiNameProblem(`apis[${api.region}]`, api, domainName)),
    ]);

    const certificate = new DnsCertificate(
      `${name}-certificate`,
      { regions: [home.region, ...others.map(({ region }) => region)], domainName, zoneId },
      child,
    );
    const records = apis.map((api) => {
      const { region } = api;
      const { target } = new ApiName(
        `${name}-${region}`,
        { api, domainName, certificateArn: certificate.arnIn(region) },
        child,
      );
      const health = new HealthCheck(
        `${name}-${region}-health`,
        {
          type: "CLOUDWATCH_METRIC",
          cloudwatchAlarmName: api.errorAlarmName,
          cloudwatchAlarmRegion: region,
          // A Region without traffic is healthy.
          insufficientDataHealthStatus: "Healthy",
        },
        child,
      );
      return new DnsRecord(
        `${name}-${region}-a`,
        {
          zoneId,
          name: domainName,
          type: "A",
          aliases: [target],
          setIdentifier: region,
          latencyRoutingPolicies: [{ region }],
          healthCheckId: health.id,
        },
        child,
      );
    });

    this.domainName = pulumi.all(records.map(({ id }) => id)).apply(() => domainName);
    this.registerOutputs({ domainName: this.domainName });
  }
}
