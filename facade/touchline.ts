/**
 * The whole facade, composed from its parts.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { CustomDomain } from "../components/custom-domain.ts";
import { GlobalFacade } from "../components/global-facade.ts";
import type { ZonePair } from "../components/private-network.ts";
import type { SiteFile } from "../components/site-files.ts";
import { StaticSite } from "../components/static-site.ts";
import { WebAcl } from "../components/web-acl.ts";
import type { Settings } from "../config.ts";
import { EdgeFunctions } from "./edge-functions.ts";
import { facadeRoutes } from "./facade-routes.ts";
import { Observation } from "./observation.ts";
import { rateLimits } from "./rate-limits.ts";
import { RegionalApis } from "./regional-apis.ts";
import { facadeRelease, type ReleaseOutput, releaseOutput, stagingTopics } from "./release.ts";
import { ResultsDesk } from "./results-desk.ts";
import { SeasonBucket, type SeasonReader } from "./season-bucket.ts";
import { SeasonEvents } from "./season-events.ts";
import { SeasonReplicas } from "./season-replicas.ts";
import { SignIn } from "./sign-in.ts";
import { TokenKeys } from "./token-keys.ts";

/** Role of the page for paths without a file. */
const missingRole = "404.html";

/** Arguments of {@link Touchline}. */
interface TouchlineArgs {
  readonly project: string;
  readonly stack: string;
  readonly settings: Settings;
  /** Provider of the edge functions: one without default tags. */
  readonly edgeProvider: pulumi.ProviderResource;
  /** The season file, and its validation. */
  readonly season: { readonly file: string; readonly read: SeasonReader };
  /** The files of the website; `404.html` is returned for a path without a file, and is not one itself. */
  readonly siteFiles: readonly SiteFile[];
  /** Zones of the home Region for the results desk. @default no desk */
  readonly deskZones?: ZonePair;
}

/** Season, website and APIs behind one distribution with edge functions. */
export class Touchline extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  readonly distributionId: pulumi.Output<string>;
  /** Physical name of the season bucket. */
  readonly seasonBucket: pulumi.Output<string>;
  readonly webAclArn: pulumi.Output<string>;
  /** Endpoint of each Region's API, which accepts requests of the facade only. */
  readonly endpoints: Readonly<Record<string, pulumi.Output<string>>>;
  /** What `npm run release` reads. */
  readonly release: pulumi.Output<ReleaseOutput>;
  /** `kid` of each key that verifies tokens. */
  readonly tokenKeyIds: pulumi.Output<readonly string[]>;
  /** ARN for `npm run token -- --from aws --secret-id`. */
  readonly signingSecretArn: pulumi.Output<string> | undefined;
  /** Physical name of the bucket with the access list; `undefined` without the sign-in API. */
  readonly signInBucket: pulumi.Output<string> | undefined;

  constructor(name: string, args: TouchlineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:facade:Touchline", name, {}, opts);
    const { settings } = args;
    const { homeRegion: region, logRetentionDays, protectData: protect } = settings;
    const child = { parent: this };
    const season = new SeasonBucket("season", { region, ...args.season, protect }, child);
    const [, ...otherRegions] = settings.api.regions;
    const { replicas, alarmTopics } = new SeasonReplicas(
      "season-replica",
      { home: season, regions: otherRegions, runbook: settings.observation.runbook },
      child,
    );
    const files = args.siteFiles.filter(({ role }) => role !== missingRole);
    const site = new StaticSite("site", { region, files }, child);
    const tokens = new TokenKeys("token", tokenKeys(settings), child);
    const home = { region, location: season.location, objectArn: season.objectArn };
    const apis = new RegionalApis(
      "api",
      { settings, seasons: [home, ...replicas], tokens: tokens.terms },
      child,
    );
    const desk =
      args.deskZones &&
      new ResultsDesk(
        "desk",
        {
          settings,
          availabilityZoneNames: args.deskZones,
          season: home,
          tokens: tokens.terms,
        },
        child,
      );
    const signIn =
      settings.signIn &&
      new SignIn(
        "sign-in",
        {
          settings,
          signIn: settings.signIn,
          tokens: tokens.terms,
          signingSecretArn: tokens.signingSecretArn ?? "",
          secret: apis.secret,
        },
        child,
      );
    const edge = new EdgeFunctions(
      "edge",
      {
        stack: args.stack,
        settings,
        provider: args.edgeProvider,
        season,
        tokens: tokens.terms,
        routing: apis.routing,
        missingPage: args.siteFiles.find(({ role }) => role === missingRole)?.text,
      },
      child,
    );
    const webAcl = new WebAcl(
      "firewall",
      {
        metricName: `${args.project}-${args.stack}`,
        logRetentionDays,
        rateRules: rateLimits(settings),
      },
      child,
    );
    const domain =
      settings.domain &&
      new CustomDomain(
        "domain",
        { domainName: settings.domain.name, zoneId: settings.domain.hostedZoneId },
        child,
      );
    const { origin, nextOrigin } = apis;
    const facade = new GlobalFacade(
      "facade",
      {
        origins: {
          season: { kind: "bucket", bucket: season.bucket },
          site: { kind: "bucket", bucket: site.bucket },
          ...("kind" in origin ? { api: origin } : {}),
          ...(desk === undefined ? {} : { desk: desk.origin }),
          ...(signIn === undefined ? {} : { "sign-in": signIn.origin }),
        },
        ...("primary" in origin ? { pairs: { api: origin } } : {}),
        ...facadeRoutes({ settings, edge, hasDesk: desk !== undefined }, child),
        webAclArn: webAcl.arn,
        ...(domain === undefined ? {} : { domain }),
        priceClass: settings.priceClass,
        ...facadeRelease(settings, { api: nextOrigin, "sign-in": signIn?.nextOrigin }),
        logRetentionDays,
        alarm: { runbook: `${settings.observation.runbook}#an-alarm-on-the-facade` },
      },
      child,
    );

    signIn?.publishAddress(facade.url);
    const windowSeconds = settings.invalidationWindowSeconds;
    const events =
      windowSeconds === undefined
        ? undefined
        : new SeasonEvents(
            "season-changed",
            { settings, season, replicas, facade, windowSeconds },
            child,
          );
    const shownApis = {
      ...Object.fromEntries(apis.apis.map((api) => [api.region, api])),
      ...(signIn === undefined ? {} : { "sign-in": signIn.api }),
    };
    new Observation(
      "observation",
      {
        title: `${args.project}-${args.stack}`,
        settings,
        facade,
        webAcl,
        apis: shownApis,
        edgeFunctions: edge.named,
        invalidator: events,
        topics: [
          { name: "facade", region: cloudFrontRegion.value, arn: facade.alarmTopicArn },
          ...stagingTopics(facade),
          ...Object.entries(shownApis).map(([key, { region: at, alarmTopicArn }]) => ({
            name: `api-${key}`,
            region: at,
            arn: alarmTopicArn,
          })),
          ...alarmTopics,
          ...(events === undefined ? [] : [events.alarmTopic]),
        ],
      },
      child,
    );

    this.url = facade.url;
    this.distributionId = facade.distributionId;
    this.seasonBucket = season.bucket.bucket;
    this.webAclArn = webAcl.arn;
    this.endpoints = Object.fromEntries(apis.apis.map((api) => [api.region, api.endpoint]));
    this.release = releaseOutput(
      settings,
      facade,
      [...apis.apis, ...(signIn === undefined ? [] : [signIn.api])],
      desk?.functions,
    );
    this.tokenKeyIds = tokens.terms.apply(({ keys }) => keys.map(({ kid }) => kid));
    this.signingSecretArn = tokens.signingSecretArn;
    this.signInBucket = signIn?.bucket;
    this.registerOutputs({
      url: this.url,
      distributionId: this.distributionId,
      seasonBucket: this.seasonBucket,
    });
  }
}

/** Keys of this stack, or of an external issuer. */
function tokenKeys({ tokens, homeRegion: region, protectData }: Settings) {
  const { issuer, audience, leewaySeconds, outsideKeys } = tokens;
  const names = { issuer, audience, leewaySeconds };
  return outsideKeys === undefined
    ? {
        ...names,
        region,
        generation: tokens.keyGeneration,
        replicaRegions: tokens.replicaRegions,
        recoveryWindowDays: protectData ? 30 : 7,
      }
    : { ...names, external: outsideKeys };
}
