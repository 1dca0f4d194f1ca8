/**
 * One name for the APIs of all Regions; DNS picks the nearest that is well.
 *
 * @module
 */
import * as route53 from "@pulumi/aws/route53/index.js";
import * as pulumi from "@pulumi/pulumi";
import { ApiName } from "./api-name.ts";
import { DnsCertificate } from "./dns-certificate.ts";
import { refuse } from "./refuse.ts";
import type { RegionalApi } from "./regional-api.ts";

/** What a {@link LatencyDomain} needs. */
export interface LatencyDomainArgs {
  /** All made with the same `domainName`; the home Region's first, where it stays. */
  readonly apis: readonly [RegionalApi, ...RegionalApi[]];
  /** Like `api.example.com`: the Host every API has to know. */
  readonly domainName: string;
  /** Public hosted zone the name is in: CloudFront finds origins in public DNS alone. */
  readonly zoneId: pulumi.Input<string>;
}

/**
 * A latency record for each Region, under a health check. As CloudFront's origin the name is resolved at the
 * edge location, so the Region nearest to that is asked, not the one nearest to the viewer (INF).
 *
 * A health checker has no secret header, and a route without one would be a hole. So health is what the
 * Region's own alarm on errors says. A Region found ill gets no requests, so has no errors, so is tried
 * again some minutes later. When all are ill, Route 53 treats all as well.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export class LatencyDomain extends pulumi.ComponentResource {
  /** The name, once every Region is in DNS. */
  readonly domainName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when two APIs are in one Region. */
  constructor(name: string, args: LatencyDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:LatencyDomain", name, {}, opts);
    const { apis, domainName, zoneId } = args;
    const [home, ...others] = apis;
    const child = { parent: this };
    const regions = apis.map(({ region }) => region);
    refuse(this, [
      new Set(regions).size === regions.length
        ? undefined
        : `apis must be one a Region, got ${JSON.stringify(regions)}`,
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
      const health = new route53.HealthCheck(
        `${name}-${region}-health`,
        {
          type: "CLOUDWATCH_METRIC",
          cloudwatchAlarmName: api.errorAlarmName,
          cloudwatchAlarmRegion: region,
          // No traffic is no illness.
          insufficientDataHealthStatus: "Healthy",
        },
        child,
      );
      return new route53.Record(
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
