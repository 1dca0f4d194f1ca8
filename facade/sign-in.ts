/**
 * The sign-in API: people by mail, machines by client secret.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import * as pulumi from "@pulumi/pulumi";
import type { PublicOrigin } from "../components/facade-origin.ts";
import { MailSender } from "../components/mail-sender.ts";
import type { OriginSecret } from "../components/origin-secret.ts";
import { PrivateBucket } from "../components/private-bucket.ts";
import { RegionalApi } from "../components/regional-api.ts";
import { RegionalDomain } from "../components/regional-domain.ts";
import type { SignInSettings } from "../config/sign-in-settings.ts";
import type { Settings } from "../config.ts";
import type {
  AccessList,
  FacadeAddress,
  OriginAuthorizerConfig,
  SignInConfig,
  TokenTerms,
} from "../functions/contract.ts";
import { canaryOf, hasStaging } from "./release.ts";

/** Days for which an object is kept after it has been replaced or deleted, since it may contain personal data. */
const keepOldVersionsDays = 7;

const secondsPerDay = 86_400;

/** Arguments of a {@link SignIn}. */
interface SignInArgs {
  readonly settings: Settings;
  readonly signIn: SignInSettings;
  readonly tokens: pulumi.Output<TokenTerms>;
  /** ARN of the secret with the key that signs. */
  readonly signingSecretArn: pulumi.Input<string>;
  /** Tells requests of the facade from others. */
  readonly secret: OriginSecret;
}

/**
 * An HTTP API in the home Region, which signs tokens, and the bucket with what it knows of people: addresses, links and
 * sessions are in this Region only.
 */
export class SignIn extends pulumi.ComponentResource {
  readonly origin: PublicOrigin;
  /** The same with the newest version of the API, where a release has a staging distribution. */
  readonly nextOrigin: PublicOrigin | undefined;
  readonly api: RegionalApi;
  /** Physical name of the bucket with the access list. */
  readonly bucket: pulumi.Output<string>;
  readonly #name: string;
  readonly #region: string;

  constructor(name: string, args: SignInArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:auth:SignIn", name, {}, opts);
    const { settings, signIn, secret } = args;
    const { homeRegion: region, domain, logRetentionDays, protectData: protect } = settings;
    const child = { parent: this };
    const bucket = new PrivateBucket(
      name,
      {
        region,
        protect,
        keepOldVersionsDays,
        expireAfterDays: {
          "links/": 1,
          "limits/": 1,
          "sessions/": Math.ceil(signIn.sessionSeconds / secondsPerDay) + 1,
        },
      },
      child,
    );
    const at = (key: string) => pulumi.interpolate`${bucket.arn}/${key}`;
    const list: AccessList = { people: signIn.people, clients: [] };
    new BucketObjectv2(
      `${name}-access`,
      {
        region,
        bucket: bucket.bucket,
        key: "access.json",
        content: `${JSON.stringify(list, null, 2)}\n`,
        contentType: "application/json",
      },
      // The stack creates it; afterwards it is changed in the bucket, by npm run access.
      { ...child, protect, ignoreChanges: ["content", "contentType", "etag"] },
    );
    const sender = new MailSender(
      `${name}-mail`,
      {
        region,
        address: signIn.sender,
        ...(domain === undefined ? {} : { zoneId: domain.hostedZoneId }),
        ...(signIn.existingIdentity === undefined
          ? {}
          : { existingIdentity: signIn.existingIdentity }),
      },
      child,
    );
    const domainName = domain === undefined ? undefined : `sign-in.${domain.name}`;
    this.api = new RegionalApi(
      `${name}-api`,
      {
        region,
        logRetentionDays,
        throttle: settings.api.throttle,
        alarms: { runbook: `${settings.observation.runbook}#an-alarm-on-an-api` },
        api: {
          entry: "functions/auth/auth-handler.ts",
          config: signInConfig(args, bucket),
          memorySizeMb: 1024,
          timeoutSeconds: 10,
          ...canaryOf(settings, `${name}-api-handler`),
          statements: [
            sender.statement,
            { actions: ["secretsmanager:GetSecretValue"], resources: [args.signingSecretArn] },
            { actions: ["s3:GetObject"], resources: [at("access.json"), at("facade.json")] },
            // The key of the ids that tokens have in place of addresses, made by the first sign-in.
            { actions: ["s3:GetObject", "s3:PutObject"], resources: [at("subject-key")] },
            {
              actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
              resources: ["links/*", "limits/*", "sessions/*"].map(at),
            },
            // Without it, S3 returns 403 instead of 404 for an object that does not exist.
            { actions: ["s3:ListBucket"], resources: [bucket.arn] },
          ],
        },
        authorizer: {
          entry: "functions/api/authorizer.ts",
          config: secret.acceptedHashes.apply(
            (acceptedHashes): OriginAuthorizerConfig => ({ acceptedHashes }),
          ),
          memorySizeMb: 128,
          timeoutSeconds: 3,
          ...canaryOf(settings, `${name}-api-verify`),
        },
        next: hasStaging(settings),
        ...(domainName === undefined ? {} : { domainName }),
      },
      child,
    );
    const originName =
      domain === undefined || domainName === undefined
        ? this.api.domainName
        : new RegionalDomain(
            `${name}-domain`,
            { api: this.api, domainName, zoneId: domain.hostedZoneId },
            child,
          ).domainName;

    this.#name = name;
    this.#region = region;
    this.bucket = bucket.bucket;
    this.origin = {
      kind: "public",
      domainName: originName,
      headers: { "x-origin-verify": secret.current },
    };
    const { nextPath } = this.api;
    this.nextOrigin = nextPath && { ...this.origin, path: nextPath };
    this.registerOutputs({ bucket: this.bucket });
  }

  /**
   * Publishes the address of the facade for the links in mails. It is an object of the bucket, since the distribution is made
   * after the function that it is an origin of.
   */
  publishAddress(url: pulumi.Output<string>): void {
    const text = url.apply((address) => {
      const content: FacadeAddress = { url: address };
      return `${JSON.stringify(content)}\n`;
    });
    new BucketObjectv2(
      `${this.#name}-address`,
      {
        region: this.#region,
        bucket: this.bucket,
        key: "facade.json",
        content: text,
        contentType: "application/json",
        etag: text.apply((each) => createHash("md5").update(each).digest("hex")),
      },
      { parent: this },
    );
  }
}

function signInConfig(
  { settings, signIn, tokens, signingSecretArn }: SignInArgs,
  { bucket }: PrivateBucket,
): pulumi.Output<SignInConfig> {
  const { sender, linkSeconds, tokenSeconds, sessionSeconds } = signIn;
  return pulumi.all([bucket, signingSecretArn, tokens]).apply(([name, secretId, terms]) => ({
    region: settings.homeRegion,
    bucket: name,
    secretId,
    sender,
    realm: "touchline",
    tokens: terms,
    linkSeconds,
    tokenSeconds,
    sessionSeconds,
  }));
}
