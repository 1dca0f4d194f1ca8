/**
 * The whole facade: what exists, and how it hangs together.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config.ts";
import type {
  FreshnessConfig,
  SeasonTablesConfig,
  VersionStampConfig,
} from "../functions/contract.ts";
import { EdgeFunction } from "./edge-function.ts";
import { edgeRegions } from "./edge-regions.ts";
import { GlobalFacade } from "./global-facade.ts";
import { SeasonBucket, type SeasonReader } from "./season-bucket.ts";
import type { SiteFile } from "./site-files.ts";
import { StaticSite } from "./static-site.ts";

/** What {@link Touchline} needs. */
export interface TouchlineArgs {
  /** Name of the stack; compiled into the version stamp. */
  readonly stack: string;
  readonly settings: Settings;
  /** Makes the edge functions: one without default tags. */
  readonly edgeProvider: pulumi.ProviderResource;
  /** The season, and who can tell whether it is one. */
  readonly season: { readonly file: string; readonly read: SeasonReader };
  /** The built front end. */
  readonly siteFiles: readonly SiteFile[];
}

/** Season and site behind one distribution, with the functions that run at its edge. */
export class Touchline extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  readonly distributionId: pulumi.Output<string>;
  /** Physical name of the bucket the season is published in. */
  readonly seasonBucket: pulumi.Output<string>;

  constructor(name: string, args: TouchlineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:facade:Touchline", name, {}, opts);
    const { settings, edgeProvider } = args;
    const { freshness, priceClass, logRetentionDays, homeRegion: region } = settings;
    const child = { parent: this };
    // The buckets name the distribution in their policies, and the distribution names the buckets.
    const [distributionArn, resolveDistributionArn] = pulumi.deferredOutput<string>();

    const season = new SeasonBucket(
      "season",
      { region, ...args.season, distributionArn, protect: settings.protectData },
      child,
    );
    const site = new StaticSite("site", { region, files: args.siteFiles, distributionArn }, child);

    const edge = {
      functionProvider: edgeProvider,
      logRegions: edgeRegions(priceClass),
      logRetentionDays,
    };
    const seasonTables = new EdgeFunction<SeasonTablesConfig>(
      "season-tables",
      {
        ...edge,
        entry: "functions/edge/season-tables.ts",
        event: "origin-request",
        config: season.location.apply((location) => ({ season: location, freshness })),
        reads: [season.objectArn],
        // Memory is CPU: the first call loads the SDK and opens a TLS connection.
        memorySizeMb: 512,
      },
      child,
    );
    const freshen = new EdgeFunction<FreshnessConfig>(
      "freshness",
      {
        ...edge,
        entry: "functions/edge/freshness.ts",
        event: "origin-response",
        config: { freshness },
      },
      child,
    );
    const stamps = settings.versionStamp
      ? [
          new EdgeFunction<VersionStampConfig>(
            "version-stamp",
            {
              ...edge,
              entry: "functions/edge/version-stamp.ts",
              event: "viewer-response",
              config: fingerprint([seasonTables, freshen]).apply((build) => ({
                stack: args.stack,
                build,
              })),
            },
            child,
          ),
        ]
      : [];

    const facade = new GlobalFacade(
      "facade",
      {
        season: { bucket: season.bucket, functions: [seasonTables, freshen, ...stamps] },
        site: { bucket: site.bucket, functions: stamps },
        priceClass,
        http3: settings.http3,
        logRetentionDays,
      },
      child,
    );
    resolveDistributionArn(facade.distributionArn);

    this.url = facade.url;
    this.distributionId = facade.distributionId;
    this.seasonBucket = season.bucket.bucket;
    this.registerOutputs({
      url: this.url,
      distributionId: this.distributionId,
      seasonBucket: this.seasonBucket,
    });
  }
}

/** Twelve hexadecimal digits that change when any function's code does. */
function fingerprint(functions: readonly EdgeFunction[]): pulumi.Output<string> {
  return pulumi
    .all(functions.map((each) => each.codeSha256))
    .apply((hashes) => createHash("sha256").update(hashes.join()).digest("hex").slice(0, 12));
}
