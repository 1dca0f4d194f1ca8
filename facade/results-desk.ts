/**
 * The results desk: a private API behind the facade.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { DnsCertificate } from "../components/dns-certificate.ts";
import type { VpcOrigin } from "../components/facade-origin.ts";
import { PrivateApi } from "../components/private-api.ts";
import { PrivateBucket } from "../components/private-bucket.ts";
import type { PrivateHttps } from "../components/private-front.ts";
import type { ZonePair } from "../components/private-network.ts";
import type { Settings } from "../config.ts";
import type { DeskConfig, TokenTerms } from "../functions/contract.ts";
import { canaryOf } from "./release.ts";
import { type ReadableSeason, readSeasons } from "./season-access.ts";

/** Folder of the history in its bucket. */
const historyFolder = "changes/";

/** Arguments of a {@link ResultsDesk}. */
interface ResultsDeskArgs {
  readonly settings: Settings;
  /** Zones of the home Region that support VPC origins. */
  readonly availabilityZoneNames: ZonePair;
  /** The season in the home Region. */
  readonly season: ReadableSeason;
  /** The API verifies tokens again. */
  readonly tokens: pulumi.Output<TokenTerms>;
}

/**
 * A private API in the home Region, where the season is written, and the bucket with the history of its changes. The history
 * names people, so it is in this Region only.
 */
export class ResultsDesk extends pulumi.ComponentResource {
  /** Origin for a `GlobalFacade`. */
  readonly origin: VpcOrigin;
  /** Its function by its logical name. */
  readonly functions: PrivateApi["functions"];

  constructor(name: string, args: ResultsDeskArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:ResultsDesk", name, {}, opts);
    const { settings, season, availabilityZoneNames } = args;
    const { homeRegion: region, logRetentionDays, freshness, protectData: protect } = settings;
    const desk = settings.tokens.paths.find(({ path }) => path === "/desk/*");
    // Objects are written once, so old versions are only what somebody replaced or deleted by hand.
    const history = new PrivateBucket(`${name}-history`, { region, protect }, { parent: this });
    const api = new PrivateApi(
      `${name}-api`,
      {
        region,
        availabilityZoneNames,
        logRetentionDays,
        ...(settings.observation.networkLogs
          ? { networkLogs: { retentionDays: logRetentionDays, protect } }
          : {}),
        handler: {
          entry: "functions/desk/desk-handler.ts",
          config: pulumi.all([season.location, args.tokens, history.bucket]).apply(
            ([location, tokens, bucket]): DeskConfig => ({
              region,
              seasons: [location],
              freshness,
              realm: "touchline",
              tokens,
              scopes: desk?.scopes ?? [],
              history: { bucket, region },
            }),
          ),
          ...canaryOf(settings, `${name}-api-handler`),
          // What API Gateway waits for: a write that meets others is repeated.
          timeoutSeconds: 28,
          statements: [
            ...readSeasons([season]),
            { actions: ["s3:PutObject"], resources: [season.objectArn] },
            {
              actions: ["s3:GetObject", "s3:PutObject"],
              resources: [pulumi.interpolate`${history.arn}/${historyFolder}*`],
            },
            {
              actions: ["s3:ListBucket"],
              resources: [history.arn],
              conditions: { StringEquals: { "s3:prefix": historyFolder } },
            },
          ],
        },
        ...this.#https(name, settings),
      },
      { parent: this },
    );
    this.functions = api.functions;
    this.origin = {
      kind: "vpc",
      vpcOriginId: api.vpcOriginId,
      domainName: api.originDomainName,
      path: api.originPath,
      headers: api.originHeaders,
    };
    this.registerOutputs({});
  }

  /** With a domain, there is a certificate for HTTPS between CloudFront and the load balancer. */
  #https(name: string, { domain, homeRegion: region }: Settings): { https?: PrivateHttps } {
    if (domain === undefined) {
      return {};
    }
    const domainName = `desk.${domain.name}`;
    const certificate = new DnsCertificate(
      `${name}-certificate`,
      { regions: [region], domainName, zoneId: domain.hostedZoneId },
      { parent: this },
    );
    return { https: { domainName, certificateArn: certificate.arnIn(region) } };
  }
}
