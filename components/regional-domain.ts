/**
 * A custom domain name for the API of one Region.
 *
 * @module
 */
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import * as pulumi from "@pulumi/pulumi";
import { ApiName, apiNameProblem } from "./api-name.ts";
import { DnsCertificate } from "./dns-certificate.ts";
import { refuse } from "./refuse.ts";
import type { RegionalApi } from "./regional-api.ts";

/** Arguments of a {@link RegionalDomain}. */
export interface RegionalDomainArgs {
  /** Made with the same `domainName`. */
  readonly api: RegionalApi;
  /** Like `eu-west-1.api.example.com`. */
  readonly domainName: string;
  /** Id of the public hosted zone that contains the name: CloudFront resolves origins in public DNS only. */
  readonly zoneId: pulumi.Input<string>;
}

/** Certificate, API Gateway domain name and record, all in the API's Region and independent of other Regions. */
export class RegionalDomain extends pulumi.ComponentResource {
  /** The name, known once its record exists. */
  readonly domainName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when the API was made for another name, or for none. */
  constructor(name: string, args: RegionalDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:RegionalDomain", name, {}, opts);
    const { api, domainName, zoneId } = args;
    const child = { parent: this };
    refuse(this, [apiNameProblem("api", api, domainName)]);
    const certificate = new DnsCertificate(
      `${name}-certificate`,
      { regions: [api.region], domainName, zoneId },
      child,
    );
    const { target } = new ApiName(
      `${name}-name`,
      { api, domainName, certificateArn: certificate.arnIn(api.region) },
      child,
    );
    const record = new DnsRecord(
      `${name}-a`,
      { zoneId, name: domainName, type: "A", aliases: [target] },
      child,
    );

    this.domainName = record.id.apply(() => domainName);
    this.registerOutputs({ domainName: this.domainName });
  }
}
