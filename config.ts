/**
 * The settings of a stack: read once, validated together, frozen.
 *
 * Types, defaults and descriptions are in Pulumi.yaml. Here are the rules that YAML cannot express: ranges, enumerations, and
 * dependencies between settings.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { edgeExecutionRegions } from "./aws/cloudfront-regions.ts";
import { batchingWindowRange } from "./aws/lambda-queues.ts";
import { type ApiSettings, readApiSettings } from "./config/api-settings.ts";
import { dayWindow, isCalendarDay, isTimeZone } from "./config/calendar.ts";
import { type DomainSettings, readDomainSettings } from "./config/domain-settings.ts";
import { type FirewallSettings, readFirewallSettings } from "./config/firewall-settings.ts";
import { unknownSettings } from "./config/known-settings.ts";
import {
  type ObservationSettings,
  readObservationSettings,
} from "./config/observation-settings.ts";
import { type ReleaseSettings, readReleaseSettings } from "./config/release-settings.ts";
import { SettingReader } from "./config/setting-reader.ts";
import { readSignInSettings, type SignInSettings } from "./config/sign-in-settings.ts";
import { readTokenSettings, type TokenSettings } from "./config/token-settings.ts";
import type { FreshnessTerms, TimeWindow } from "./functions/contract.ts";

/** CloudFront's price classes, from fewest edge locations to all. */
export const priceClasses = ["PriceClass_100", "PriceClass_200", "PriceClass_All"] as const;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

/** Physical names are made of project, stack and logical name: with 20 characters the longest has 64, as Lambda and IAM allow. */
export const maxStackNameLength = 20;

/** The settings of a stack file. */
export interface Settings {
  /** AWS Region of the season bucket and the site bucket. */
  readonly homeRegion: string;
  /** Ids of the accounts that the stack may be deployed to; empty allows any. */
  readonly allowedAccountIds: readonly string[];
  /** ARN of the policy that bounds every role. */
  readonly permissionsBoundary: string | undefined;
  readonly priceClass: (typeof priceClasses)[number];
  /** Regions that run edge functions and in which the account may not create their log groups. */
  readonly edgeLogRegionsDenied: readonly string[];
  readonly http3: boolean;
  readonly protectData: boolean;
  readonly logRetentionDays: number;
  readonly versionStamp: boolean;
  readonly freshness: FreshnessTerms;
  /**
   * Seconds for which changes of the season are collected before caches are invalidated; `undefined`: they are not, and
   * copies expire.
   */
  readonly invalidationWindowSeconds: number | undefined;
  /** Whether to deploy the results desk: a private API, which has costs while idle. */
  readonly desk: boolean;
  /** Whether a request may choose its Region, and responses name theirs. */
  readonly debug: boolean;
  readonly api: ApiSettings;
  readonly tokens: TokenSettings;
  readonly firewall: FirewallSettings;
  readonly observation: ObservationSettings;
  readonly release: ReleaseSettings;
  /** `undefined`: the facade has the distribution's domain name only. */
  readonly domain: DomainSettings | undefined;
  /** `undefined`: nobody signs in here; tokens are made by `npm run token` or an external issuer. */
  readonly signIn: SignInSettings | undefined;
}

/** An invalid stack file: all problems, each with the allowed values. */
export class ConfigError extends pulumi.RunError {
  readonly problems: readonly string[];
  constructor(project: string, stack: string, problems: readonly string[]) {
    const count = problems.length === 1 ? "1 setting" : `${problems.length} settings`;
    super(
      [
        `Pulumi.${stack}.yaml: ${count} of ${project} cannot be used`,
        ...problems.map((problem) => `  ${problem}`),
        `Pulumi.yaml describes every setting.`,
      ].join("\n"),
    );
    this.problems = problems;
  }
}

/**
 * Reads every setting, then reports all problems together.
 *
 * @throws {ConfigError} when any setting is missing, malformed, out of range or unknown.
 */
export function readSettings(config: pulumi.Config): Settings {
  const read = new SettingReader(config);
  const homeRegion = read.matching(
    "homeRegion",
    /^[a-z]{2}(-[a-z]+)+-\d$/,
    "an AWS Region such as eu-west-1",
  );
  const api = readApiSettings(read, homeRegion);
  const tokens = readTokenSettings(read, homeRegion);
  const invalidationWindow = read.whole(
    "invalidationWindowSeconds",
    -1,
    batchingWindowRange.value.max,
  );
  const settings: Settings = {
    homeRegion,
    allowedAccountIds: read.list("allowedAccountIds", (id) =>
      /^\d{12}$/.test(id) ? undefined : "an account id of 12 digits, in quotes",
    ),
    permissionsBoundary: read.optionalText(
      "permissionsBoundary",
      /^arn:aws:iam::\d{12}:policy\/[\w+=,.@/-]{1,512}$/,
      "empty, or the ARN of a policy such as arn:aws:iam::123456789012:policy/touchline-ci-dev-boundary",
    ),
    priceClass: read.oneOf("priceClass", priceClasses),
    edgeLogRegionsDenied: read.list("edgeLogRegionsDenied", (region) =>
      edgeExecutionRegions.value.some((each) => each === region)
        ? undefined
        : `a Region that runs edge functions: ${edgeExecutionRegions.value.join(", ")}`,
    ),
    http3: read.flag("http3"),
    protectData: read.flag("protectData"),
    logRetentionDays: read.oneOfNumbers("logRetentionDays", retentionDays),
    versionStamp: read.flag("versionStamp"),
    freshness: {
      matchDays: readMatchDays(read),
      matchDaySeconds: read.whole("matchDaySeconds", 1, 3600),
      betweenMatchDaysMaxSeconds: read.whole("betweenMatchDaysMaxSeconds", 60, 2_592_000),
      browserMaxSeconds: read.whole("browserMaxSeconds", 0, 86_400),
      staleWhileRevalidateSeconds: read.whole("staleWhileRevalidateSeconds", 0, 86_400),
      staleIfErrorSeconds: read.whole("staleIfErrorSeconds", 0, 2_592_000),
    },
    invalidationWindowSeconds: invalidationWindow === -1 ? undefined : invalidationWindow,
    desk: read.flag("desk"),
    debug: read.flag("debugRouting"),
    api,
    tokens,
    firewall: readFirewallSettings(read),
    observation: readObservationSettings(read),
    release: readReleaseSettings(read),
    ...readPublicNames(read, api, tokens),
  };
  read.note(sharedPathProblems(api, tokens));
  if (settings.debug && settings.protectData) {
    read.refuse("debugRouting", "false where protectData is true: it is for test stacks", true);
  }
  read.problems.push(...unknownSettings(Object.keys(pulumi.runtime.allConfig()), read.keys));
  const stack = pulumi.getStack();
  if (!isStackName(stack)) {
    read.problems.push(
      `the name of the stack must have 1 to ${maxStackNameLength} lower-case letters, digits and hyphens, and begin with a letter or digit, as names of buckets and functions contain it, got ${JSON.stringify(stack)}`,
    );
  }
  if (read.problems.length > 0) {
    throw new ConfigError(config.name, stack, read.problems);
  }
  return freeze(settings);
}

/** The sender of mails has to be of the domain. */
function readPublicNames(read: SettingReader, api: ApiSettings, tokens: TokenSettings) {
  const domain = readDomainSettings(read, api);
  return { domain, signIn: readSignInSettings(read, tokens, domain) };
}

function isStackName(name: string): boolean {
  return name.length <= maxStackNameLength && /^[a-z0-9][a-z0-9-]*$/.test(name);
}

/**
 * Cached responses are shared by viewers, so a residency rule for some viewers cannot be kept on a path with caching.
 */
function sharedPathProblems(
  { residency }: ApiSettings,
  { paths }: TokenSettings,
): readonly string[] {
  const own = paths.map(({ path }) => path);
  return residency.flatMap((rule, index) =>
    rule.viewers.includes("*")
      ? []
      : rule.paths
          .filter((path) => !own.includes(path))
          .map(
            (path) =>
              `residency[${index}].paths must be paths of tokenPaths, or viewers ["*"]: responses on other paths are shared by viewers, got ${JSON.stringify(path)}`,
          ),
  );
}

/** Converts days to time windows, so that edge functions need no time zones. */
function readMatchDays(read: SettingReader): readonly TimeWindow[] {
  const timeZone = read.text("timeZone");
  const days = read.list("matchDays", (day) =>
    isCalendarDay(day) ? undefined : "a calendar day as YYYY-MM-DD, in quotes",
  );
  if (!isTimeZone(timeZone)) {
    read.refuse("timeZone", "an IANA time zone such as Europe/London", timeZone);
    return [];
  }
  const unordered = days.find((day, index) => index > 0 && day <= (days[index - 1] ?? ""));
  if (unordered !== undefined) {
    read.refuse("matchDays", "ascending, no day twice", unordered);
  }
  return days.filter(isCalendarDay).map((day) => dayWindow(day, timeZone));
}

/** Freezes nested values too. */
function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null) {
      freeze(part);
    }
  }
  return Object.freeze(value);
}
