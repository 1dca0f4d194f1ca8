/**
 * The facade under a name of its own.
 *
 * @module
 */
import * as route53 from "@pulumi/aws/route53/index.js";
import * as pulumi from "@pulumi/pulumi";
import { DnsCertificate } from "./dns-certificate.ts";
import type { FacadeDomain } from "./global-facade.ts";

/** CloudFront takes certificates from here alone. */
const certificateRegion = "us-east-1";

/** Every distribution is in this zone of CloudFront's own. From memory, as every tool has it. */
const cloudFrontZoneId = "Z2FDTNDATAQYW2";

/**
 * Addresses of both kinds, and the record from which a browser learns of HTTP/3 before it connects
 * (RFC 9460). That Route 53 takes the last one as an alias of a distribution is from memory.
 */
const recordTypes = ["A", "AAAA", "HTTPS"];

/** What a {@link CustomDomain} needs. */
export interface CustomDomainArgs {
  readonly domainName: string;
  /** Public hosted zone the name is in. */
  readonly zoneId: pulumi.Input<string>;
  /**
   * The distribution's own name. The distribution names the certificate, so this usually comes from
   * `pulumi.deferredOutput()`.
   */
  readonly distributionDomainName: pulumi.Input<string>;
}

/** A certificate for the facade, and the records that lead to it. */
export class CustomDomain extends pulumi.ComponentResource {
  /** What the facade takes; its certificate is issued by the time its ARN is known. */
  readonly forFacade: FacadeDomain;

  constructor(name: string, args: CustomDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:CustomDomain", name, {}, opts);
    const { domainName, zoneId, distributionDomainName } = args;
    const child = { parent: this };
    const certificate = new DnsCertificate(
      `${name}-certificate`,
      { regions: [certificateRegion], domainName, zoneId },
      child,
    );
    for (const type of recordTypes) {
      new route53.Record(
        `${name}-${type.toLowerCase()}`,
        {
          zoneId,
          name: domainName,
          type,
          aliases: [
            {
              name: distributionDomainName,
              zoneId: cloudFrontZoneId,
              // CloudFront is not to be asked for its health.
              evaluateTargetHealth: false,
            },
          ],
        },
        child,
      );
    }

    this.forFacade = {
      aliases: [domainName],
      certificateArn: certificate.arnIn(certificateRegion),
    };
    this.registerOutputs({ certificateArn: this.forFacade.certificateArn });
  }
}
