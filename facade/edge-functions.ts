/**
 * The Lambda@Edge functions of the facade.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { EdgeFunction, type EdgeFunctionArgs } from "../components/edge-function.ts";
import { edgeRegions } from "../components/edge-regions.ts";
import type { Settings } from "../config.ts";
import type {
  FreshnessConfig,
  GeoRouterConfig,
  MissingPageConfig,
  SeasonTablesConfig,
  TokenGuardConfig,
  TokenTerms,
  VersionStampConfig,
} from "../functions/contract.ts";
import { readSeasons } from "./season-access.ts";
import type { SeasonBucket } from "./season-bucket.ts";

/** Arguments of {@link EdgeFunctions}. */
interface EdgeFunctionsArgs {
  /** Name of the stack; compiled into the version stamp. */
  readonly stack: string;
  readonly settings: Settings;
  /** Provider of the Lambda functions: one without default tags. */
  readonly provider: pulumi.ProviderResource;
  readonly season: SeasonBucket;
  readonly tokens: pulumi.Output<TokenTerms>;
  /** Configuration of geo-router; `undefined` leaves it out. */
  readonly routing: pulumi.Output<GeoRouterConfig> | undefined;
  /** The website's page for a path without a file; `undefined` leaves missing-page out. */
  readonly missingPage: string | undefined;
}

/** All edge functions of the facade; their handlers are in `functions/edge/`. */
export class EdgeFunctions extends pulumi.ComponentResource {
  readonly seasonTables: EdgeFunction;
  readonly freshness: EdgeFunction;
  readonly tokenGuard: EdgeFunction;
  readonly geoRouter: EdgeFunction | undefined;
  readonly missingPage: EdgeFunction | undefined;
  /** Those that every stack can have, by their names. */
  readonly named: Readonly<Record<string, EdgeFunction | undefined>>;
  /** Where the setting `versionStamp` is true. */
  readonly versionStamp: EdgeFunction | undefined;

  constructor(name: string, args: EdgeFunctionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:EdgeFunctions", name, {}, opts);
    const { settings, season, tokens, routing, missingPage: html } = args;
    const { freshness } = settings;
    const make = <Config extends object>(
      own: string,
      rest: Omit<EdgeFunctionArgs<Config>, "entry" | "logRegions" | "logRetentionDays">,
    ): EdgeFunction =>
      new EdgeFunction<Config>(
        own,
        {
          entry: `functions/edge/${own}.ts`,
          functionProvider: args.provider,
          logRegions: edgeRegions(settings.priceClass).filter(
            (region) => !settings.edgeLogRegionsDenied.includes(region),
          ),
          logRetentionDays: settings.logRetentionDays,
          ...rest,
        },
        { parent: this },
      );

    this.seasonTables = make<SeasonTablesConfig>("season-tables", {
      event: "origin-request",
      config: season.location.apply((location) => ({ season: location, freshness })),
      statements: readSeasons([season]),
      // A sandbox that finds an invalid season reads older versions, once.
      timeoutSeconds: 10,
      // CPU is in proportion to memory: the first invocation loads the SDK and opens a TLS connection.
      memorySizeMb: 512,
    });
    this.freshness = make<FreshnessConfig>("freshness", {
      event: "origin-response",
      config: { freshness },
    });
    this.tokenGuard = make<TokenGuardConfig>("token-guard", {
      event: "viewer-request",
      config: tokens.apply((terms) => ({
        realm: "touchline",
        tokens: terms,
        paths: settings.tokens.paths,
      })),
    });
    this.geoRouter =
      routing && make<GeoRouterConfig>("geo-router", { event: "origin-request", config: routing });
    this.missingPage =
      html === undefined
        ? undefined
        : make<MissingPageConfig>("missing-page", { event: "origin-response", config: { html } });
    this.named = {
      "season-tables": this.seasonTables,
      freshness: this.freshness,
      "token-guard": this.tokenGuard,
      "geo-router": this.geoRouter,
      "missing-page": this.missingPage,
    };
    const stamped = Object.values(this.named);
    this.versionStamp = settings.versionStamp
      ? make<VersionStampConfig>("version-stamp", {
          event: "viewer-response",
          config: fingerprint(stamped.filter((each) => each !== undefined)).apply((build) => ({
            stack: args.stack,
            build,
          })),
        })
      : undefined;
    this.registerOutputs({});
  }
}

/** 12 hexadecimal digits that change with the code of any function. */
function fingerprint(functions: readonly EdgeFunction[]): pulumi.Output<string> {
  return pulumi
    .all(functions.map((each) => each.codeSha256))
    .apply((hashes) => createHash("sha256").update(hashes.join()).digest("hex").slice(0, 12));
}
