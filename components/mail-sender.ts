/**
 * An identity of Amazon SES that mails are sent from.
 *
 * @module
 */
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import { EmailIdentity } from "@pulumi/aws/sesv2/emailIdentity.js";
import { getEmailIdentityOutput } from "@pulumi/aws/sesv2/getEmailIdentity.js";
import * as pulumi from "@pulumi/pulumi";
import { dkimTokenCount } from "../aws/ses.ts";
import { refuse, regionProblem } from "./refuse.ts";
import type { RoleStatement } from "./role-statement.ts";

/** Seconds for which resolvers may cache the records. */
const ttlSeconds = 300;

/** Arguments of a {@link MailSender}. */
export interface MailSenderArgs {
  /** AWS Region of the identity: mails are sent in this Region. */
  readonly region: string;
  /** Mail address, such as `results@example.com`. */
  readonly address: string;
  /**
   * Public hosted zone for the records of DKIM. With it, the identity is the domain of the address; without it, the address,
   * whose owner gets a mail from AWS and has to confirm it.
   * @default the address
   */
  readonly zoneId?: pulumi.Input<string>;
  /**
   * Identity that exists in the Region, which is read instead of created: `address`, or its domain. An account has an
   * identity once a Region, so that a second stack with the same sender cannot create it.
   * @default none
   */
  readonly existingIdentity?: string;
}

/**
 * A verified sender. An account in the SES sandbox sends to verified addresses only.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html
 */
export class MailSender extends pulumi.ComponentResource {
  /** ARN of the identity. */
  readonly identityArn: pulumi.Output<string>;
  /** Mail address. */
  readonly address: string;

  /** @throws {pulumi.ResourceError} when `region`, `address` or `existingIdentity` is invalid. */
  constructor(name: string, args: MailSenderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:mail:MailSender", name, {}, opts);
    const { region, address, zoneId, existingIdentity } = args;
    const child = { parent: this };
    const [, domain] = /^[^\s@<>"(),:;\\[\]]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(address) ?? [];
    refuse(this, [
      regionProblem("region", region),
      domain === undefined
        ? `address must be a mail address with a domain in lower case, such as results@example.com, got ${JSON.stringify(address)}`
        : undefined,
      existingIdentity === undefined || [address, domain].includes(existingIdentity)
        ? undefined
        : `existingIdentity must be ${JSON.stringify(address)} or its domain, got ${JSON.stringify(existingIdentity)}`,
    ]);
    this.address = address;
    if (existingIdentity !== undefined) {
      this.identityArn = getEmailIdentityOutput(
        { region, emailIdentity: existingIdentity },
        child,
      ).arn;
      this.registerOutputs({ identityArn: this.identityArn });
      return;
    }
    const identity = new EmailIdentity(
      `${name}-identity`,
      zoneId === undefined
        ? { region, emailIdentity: address }
        : {
            region,
            emailIdentity: domain ?? "",
            dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
          },
      child,
    );
    if (zoneId !== undefined) {
      const tokens = identity.dkimSigningAttributes.apply((dkim) => dkim?.tokens ?? []);
      for (let index = 0; index < dkimTokenCount.value; index += 1) {
        const token = tokens.apply((all) => all[index] ?? "");
        new DnsRecord(
          `${name}-dkim-${index + 1}`,
          {
            zoneId,
            name: pulumi.interpolate`${token}._domainkey.${domain ?? ""}`,
            type: "CNAME",
            records: [pulumi.interpolate`${token}.dkim.amazonses.com`],
            ttl: ttlSeconds,
          },
          child,
        );
      }
    }
    this.identityArn = identity.arn;
    this.registerOutputs({ identityArn: this.identityArn });
  }

  /**
   * Permission to send mails from the address.
   *
   * The resource is every identity of the Region: in the sandbox, SES authorizes a mail on the identity of its recipient as
   * well. The condition limits the sender.
   */
  get statement(): RoleStatement {
    return {
      actions: ["ses:SendEmail"],
      resources: [this.identityArn.apply((arn) => arn.replace(/[^/]*$/, "*"))],
      conditions: { StringEquals: { "ses:FromAddress": this.address } },
    };
  }
}
