/**
 * A release in progress: what the settings of a release mean for the parts of the facade.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { continuousDeploymentHeaderPrefix } from "../aws/cloudfront-limits.ts";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import type { AlarmInRegion, TopicInRegion } from "../components/alarm-topic.ts";
import type { OriginPair, PublicOrigin } from "../components/facade-origin.ts";
import type { StagingTraffic } from "../components/facade-staging.ts";
import type { FacadeRelease, GlobalFacade } from "../components/global-facade.ts";
import type { RegionalApi } from "../components/regional-api.ts";
import type { ServiceFunction } from "../components/service-function.ts";
import type { Canary } from "../components/service-function-args.ts";
import type { Settings } from "../config.ts";

/** The header that leads to the staging distribution. */
const stagingHeader = `${continuousDeploymentHeaderPrefix.value}touchline`;

/** Whether a release has a staging distribution, so that the APIs have their newest version below `/next`. */
export function hasStaging({ release }: Settings): boolean {
  return release.staging !== "off";
}

/** Arguments of a function during a release. @param name Its logical name. */
export function canaryOf({ release }: Settings, name: string): { readonly canary?: Canary } {
  const stableVersion = release.stableVersions[name];
  return stableVersion === undefined
    ? {}
    : { canary: { stableVersion, newVersionWeight: release.canaryShare } };
}

/**
 * Arguments of the facade during a release.
 *
 * @param next Origins and pairs of the staging distribution that lead to the newest versions of the APIs, by key.
 */
export function facadeRelease(
  settings: Settings,
  next: Readonly<Record<string, PublicOrigin | OriginPair | undefined>>,
): { readonly http3: boolean; readonly release?: FacadeRelease } {
  const { release, http3 } = settings;
  const traffic = trafficOf(release);
  return traffic === undefined
    ? { http3 }
    : { http3: false, release: { traffic, stagingOrigins: byKind(next) } };
}

function byKind(
  next: Readonly<Record<string, PublicOrigin | OriginPair | undefined>>,
): NonNullable<FacadeRelease["stagingOrigins"]> {
  const origins: Record<string, PublicOrigin> = {};
  const pairs: Record<string, OriginPair> = {};
  for (const [key, origin] of Object.entries(next)) {
    if (origin !== undefined && "kind" in origin) {
      origins[key] = origin;
    } else if (origin !== undefined) {
      pairs[key] = origin;
    }
  }
  return { origins, pairs };
}

/** The topic of the staging distribution's alarm, where there is one. */
export function stagingTopics({ staging }: GlobalFacade): readonly TopicInRegion[] {
  return staging === undefined
    ? []
    : [{ name: "facade-staging", region: cloudFrontRegion.value, arn: staging.alarmTopicArn }];
}

function trafficOf(release: Settings["release"]): StagingTraffic | undefined {
  switch (release.staging) {
    case "off":
      return undefined;
    case "header":
      return { kind: "header", name: stagingHeader, value: release.stagingKey };
    case "weight":
      return {
        kind: "weight",
        share: release.stagingShare,
        sessionSeconds: release.stagingSessionSeconds,
      };
    case "hold":
      return { kind: "none" };
  }
}

/** What `npm run release` reads of a stack. */
export interface ReleaseOutput {
  /** The settings with which the stack was deployed last. */
  readonly settings: Settings["release"];
  /** Name of the header that leads to the staging distribution. */
  readonly header: string;
  readonly distributionId: string;
  /** Empty without a staging distribution. */
  readonly stagingDistributionId: string;
  /** Functions behind the alias `live`, by logical name. */
  readonly functions: Readonly<Record<string, ReleaseFunction>>;
  /** Alarms that abort a release. */
  readonly alarms: readonly { readonly region: string; readonly name: string }[];
}

/** A function behind the alias `live`. */
export interface ReleaseFunction {
  readonly region: string;
  /** Physical name. */
  readonly name: string;
  /** The version that callers get apart from a canary. */
  readonly live: string;
  /** The version made from the sources that were deployed last. */
  readonly newest: string;
}

/** @returns the output of the stack. @param desk Functions of the results desk. */
export function releaseOutput(
  settings: Settings,
  facade: GlobalFacade,
  apis: readonly RegionalApi[],
  desk: Readonly<Record<string, ServiceFunction>> = {},
): pulumi.Output<ReleaseOutput> {
  const functions = Object.assign({}, ...apis.map((api) => api.functions), desk) as typeof desk;
  const alarms: readonly AlarmInRegion[] = [...facade.alarms, ...apis.flatMap((api) => api.alarms)];
  return pulumi.output({
    settings: settings.release,
    header: stagingHeader,
    distributionId: facade.distributionId,
    stagingDistributionId: facade.staging?.distributionId ?? "",
    functions: Object.fromEntries(
      Object.entries(functions).map(([name, each]) => [
        name,
        {
          region: each.region,
          name: each.functionName,
          live: each.liveVersion,
          newest: each.version,
        },
      ]),
    ),
    alarms: alarms.map(({ region, name }) => ({ region, name })),
  });
}
