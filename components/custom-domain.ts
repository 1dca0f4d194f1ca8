/**
 * A distribution under a custom domain name.
 *
 * @module
 */

import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion, distributionZoneId } from "../aws/cloudfront-regions.ts";
import { DnsCertificate } from "./dns-certificate.ts";
import type { FacadeDomain } from "./global-facade.ts";
import { domainNameProblem, refuse } from "./refuse.ts";

/** CloudFront accepts certificates of this Region only. */
const certificateRegion = cloudFrontRegion.value;

/**
 * IPv4 and IPv6 addresses, and the record that announces HTTP/3 before the first connection (RFC 9460).
 * The last one as an alias of a distribution: `httpsAlias` in aws/dns-behavior.ts.
 */
const recordTypes = ["A", "AAAA", "HTTPS"];

/** Arguments of a {@link CustomDomain}. */
export interface CustomDomainArgs {
  /** Like `www.example.com`. */
  readonly domainName: string;
  /** Id of the public hosted zone that contains the name. */
  readonly zoneId: pulumi.Input<string>;
}

/**
 * A certificate for a name, and the records that route the name to a distribution.
 *
 * Pass it to a `GlobalFacade` as its `domain`. For a distribution of your own, use {@link CustomDomain.aliases} and
 * {@link CustomDomain.certificateArn} in it, then call {@link CustomDomain.pointTo}.
 */
export class CustomDomain extends pulumi.ComponentResource implements FacadeDomain {
  /** The one name, as a distribution takes it. */
  readonly aliases: readonly string[];
  /** Known once the certificate is issued. */
  readonly certificateArn: pulumi.Output<string>;
  readonly #name: string;
  readonly #zoneId: pulumi.Input<string>;
  #isPointed = false;

  /** @throws {pulumi.ResourceError} when `domainName` is not a domain name. */
  constructor(name: string, args: CustomDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:CustomDomain", name, {}, opts);
    const { domainName, zoneId } = args;
    refuse(this, [domainNameProblem("domainName", domainName)]);
    const certificate = new DnsCertificate(
      `${name}-certificate`,
      { regions: [certificateRegion], domainName, zoneId },
      { parent: this },
    );

    this.#name = name;
    this.#zoneId = zoneId;
    this.aliases = [domainName];
    this.certificateArn = certificate.arnIn(certificateRegion);
    this.registerOutputs({ certificateArn: this.certificateArn });
  }

  /**
   * Makes the records that route the name to a distribution. `GlobalFacade` calls it for its `domain`.
   *
   * @param distributionDomainName Like `d111111abcdef8.cloudfront.net`.
   * @throws {pulumi.ResourceError} when called again: a name leads to one distribution.
   */
  pointTo(distributionDomainName: pulumi.Input<string>): void {
    refuse(this, [
      this.#isPointed
        ? "pointTo must be called once: a GlobalFacade or an earlier call has made the records already"
        : undefined,
    ]);
    this.#isPointed = true;
    const target = {
      name: distributionDomainName,
      zoneId: distributionZoneId.value,
      // Route 53 cannot evaluate the health of a distribution.
      evaluateTargetHealth: false,
    };
    for (const type of recordTypes) {
      new DnsRecord(
        `${this.#name}-${type.toLowerCase()}`,
        { zoneId: this.#zoneId, name: this.aliases[0] ?? "", type, aliases: [target] },
        { parent: this },
      );
    }
  }
}
