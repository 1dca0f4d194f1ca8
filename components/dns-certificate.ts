/**
 * A certificate that DNS vouches for.
 *
 * @module
 */
import * as acm from "@pulumi/aws/acm/index.js";
import * as route53 from "@pulumi/aws/route53/index.js";
import * as pulumi from "@pulumi/pulumi";

/** Seconds a record may be remembered by resolvers. */
const ttlSeconds = 300;

/** What a {@link DnsCertificate} needs. */
export interface DnsCertificateArgs {
  /** AWS Regions it is needed in: one certificate each. The first also makes the record. */
  readonly regions: readonly [string, ...string[]];
  readonly domainName: string;
  /** Hosted zone the name is in. */
  readonly zoneId: pulumi.Input<string>;
}

/**
 * One name's certificate in each Region, issued: whoever uses an ARN waits until it is.
 *
 * ACM asks for the same record in every Region (INF: the record is said to be one for a name and an account),
 * so there is one record, and no Region can take it away from another.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class DnsCertificate extends pulumi.ComponentResource {
  readonly #arns: ReadonlyMap<string, pulumi.Output<string>>;

  constructor(name: string, args: DnsCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:DnsCertificate", name, {}, opts);
    const { domainName, zoneId } = args;
    const [first, ...others] = args.regions;
    const child = { parent: this };
    const certificateIn = (region: string): acm.Certificate =>
      new acm.Certificate(
        `${name}-${region}`,
        { region, domainName, validationMethod: "DNS", keyAlgorithm: "EC_prime256v1" },
        child,
      );
    const asking = certificateIn(first);
    const proof = asking.domainValidationOptions.apply(([option]) => option);
    const record = new route53.Record(
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
    const issue = (region: string, certificate: acm.Certificate) =>
      new acm.CertificateValidation(
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

  /** @throws {RangeError} for a Region it was not made for. */
  arnIn(region: string): pulumi.Output<string> {
    const arn = this.#arns.get(region);
    if (arn === undefined) {
      throw new RangeError(`there is no certificate in ${JSON.stringify(region)}`);
    }
    return arn;
  }
}
