/**
 * One Region's API under a name of its own.
 *
 * @module
 */
import * as route53 from "@pulumi/aws/route53/index.js";
import * as pulumi from "@pulumi/pulumi";
import { ApiName } from "./api-name.ts";
import { DnsCertificate } from "./dns-certificate.ts";
import type { RegionalApi } from "./regional-api.ts";

/** What a {@link RegionalDomain} needs. */
export interface RegionalDomainArgs {
  /** Made with the same `domainName`. */
  readonly api: RegionalApi;
  /** Like `eu-west-1.api.example.com`. */
  readonly domainName: string;
  /** Public hosted zone the name is in: CloudFront finds origins in public DNS alone. */
  readonly zoneId: pulumi.Input<string>;
}

/** Certificate, name and address, all in the API's Region; nothing here is shared with another one. */
export class RegionalDomain extends pulumi.ComponentResource {
  /** The name, once it is in DNS. */
  readonly domainName: pulumi.Output<string>;

  constructor(name: string, args: RegionalDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:RegionalDomain", name, {}, opts);
    const { api, domainName, zoneId } = args;
    const child = { parent: this };
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
    const record = new route53.Record(
      `${name}-a`,
      { zoneId, name: domainName, type: "A", aliases: [target] },
      child,
    );

    this.domainName = record.id.apply(() => domainName);
    this.registerOutputs({ domainName: this.domainName });
  }
}
