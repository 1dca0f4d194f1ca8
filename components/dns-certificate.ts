/**
 * An ACM certificate, validated by DNS.
 *
 * @module
 */
import { Certificate } from "@pulumi/aws/acm/certificate.js";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation.js";
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import * as pulumi from "@pulumi/pulumi";
import { refuse, regionProblem } from "./refuse.ts";

/** Seconds for which resolvers may cache the record. */
const ttlSeconds = 300;

/** Arguments of a {@link DnsCertificate}. */
export interface DnsCertificateArgs {
  /** AWS Regions to request a certificate in, each once. The first determines the validation record. */
  readonly regions: readonly [string, ...string[]];
  /** Like `www.example.com`. */
  readonly domainName: string;
  /** Id of the public hosted zone that contains the name. */
  readonly zoneId: pulumi.Input<string>;
}

/**
 * A certificate for one name in each Region. An ARN is known once its certificate is issued.
 *
 * ACM asks for the same record in every Region (`validationRecord` in aws/dns-behavior.ts),
 * so there is one record, and removing a Region does not remove it.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class DnsCertificate extends pulumi.ComponentResource {
  readonly #arns: ReadonlyMap<string, pulumi.Output<string>>;

  /** @throws {pulumi.ResourceError} when a Region is invalid or repeated. */
  constructor(name: string, args: DnsCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:DnsCertificate", name, {}, opts);
    const { domainName, zoneId } = args;
    const [first, ...others] = args.regions;
    const child = { parent: this };
    refuse(this, [
      ...args.regions.map((region) => regionProblem("regions", region)),
      new Set(args.regions).size === args.regions.length
        ? undefined
        : `regions must name each Region once, got ${JSON.stringify(args.regions)}`,
    ]);
    const certificateIn = (region: string): Certificate =>
      new Certificate(
        `${name}-${region}`,
        { region, domainName, validationMethod: "DNS", keyAlgorithm: "EC_prime256v1" },
        child,
      );
    const asking = certificateIn(first);
    const proof = asking.domainValidationOptions.apply((options) => options?.[0]);
    const record = new DnsRecord(
      `${name}-proof`,
      {
        zoneId,
        name: proof.apply((asked) => asked?.resourceRecordName ?? ""),
        type: proof.apply((asked) => asked?.resourceRecordType ?? ""),
        records: [proof.apply((asked) => asked?.resourceRecordValue ?? "")],
        ttl: ttlSeconds,
      },
      child,
    );
    const issue = (region: string, certificate: Certificate) =>
      new CertificateValidation(
        `${name}-${region}-issued`,
        { region, certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
        child,
      ).certificateArn;
    this.#arns = new Map([
      [first, issue(first, asking)],
      ...others.map((region) => [region, issue(region, certificateIn(region))] as const),
    ]);
    this.registerOutputs({});
  }

  /**
   * @returns the ARN of the issued certificate in a Region.
   * @throws {RangeError} for a Region that is not in `regions`.
   */
  arnIn(region: string): pulumi.Output<string> {
    const arn = this.#arns.get(region);
    if (arn === undefined) {
      throw new RangeError(
        `region must be one of ${[...this.#arns.keys()].join(", ")}, got ${JSON.stringify(region)}`,
      );
    }
    return arn;
  }
}
