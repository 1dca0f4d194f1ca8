/**
 * What follows changes of the season: caches are invalidated, and alarms report what cannot be served.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import type { TopicInRegion } from "../components/alarm-topic.ts";
import type { GlobalFacade } from "../components/global-facade.ts";
import { ObjectEvents } from "../components/object-events.ts";
import type { Settings } from "../config.ts";
import { type SeasonChangedConfig, seasonMetric } from "../functions/contract.ts";
import type { ReadableSeason } from "./season-access.ts";
import { type SeasonBucket, seasonKey } from "./season-bucket.ts";

/** Arguments of {@link SeasonEvents}. */
interface SeasonEventsArgs {
  readonly settings: Settings;
  /** The object that is written. */
  readonly season: SeasonBucket;
  readonly replicas: readonly ReadableSeason[];
  /** Its caches have copies of the season. */
  readonly facade: GlobalFacade;
  /** Seconds for which changes are collected for one invalidation. */
  readonly windowSeconds: number;
}

/**
 * Events of the season bucket, in its Region. The notification is a resource of its own, so the bucket does not wait for the
 * function, which waits for the distribution, which waits for the bucket.
 */
export class SeasonEvents extends pulumi.ComponentResource {
  /** Physical names of the function and its log group. */
  readonly functionName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  /** The topic that the alarms notify. */
  readonly alarmTopic: TopicInRegion;

  constructor(name: string, args: SeasonEventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:SeasonEvents", name, {}, opts);
    const { settings, season, replicas, facade, windowSeconds } = args;
    // Its cache is one of its own.
    const staging = facade.staging === undefined ? [] : [facade.staging];
    const events = new ObjectEvents<SeasonChangedConfig>(
      name,
      {
        bucket: season.bucket,
        events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"],
        keyPrefix: seasonKey,
        windowSeconds,
        handler: {
          entry: "functions/events/season-changed.ts",
          config: pulumi
            .all([
              season.location,
              pulumi.all(replicas.map(({ location }) => location)),
              pulumi.all([facade, ...staging].map(({ distributionId }) => distributionId)),
            ])
            .apply(([location, copies, distributionIds]) => ({
              season: location,
              replicas: copies,
              distributionIds,
            })),
          logRetentionDays: settings.logRetentionDays,
          memorySizeMb: 512,
          timeoutSeconds: 10,
          statements: [
            { actions: ["s3:ListBucketVersions"], resources: [season.bucket.arn] },
            { actions: ["s3:GetObjectVersion"], resources: [season.objectArn] },
            ...(replicas.length === 0
              ? []
              : [
                  {
                    actions: ["s3:GetObject"],
                    resources: replicas.map(({ objectArn }) => objectArn),
                  },
                ]),
            {
              actions: ["cloudfront:CreateInvalidation"],
              resources: [facade, ...staging].map(({ distributionArn }) => distributionArn),
            },
          ],
        },
        runbook: `${settings.observation.runbook}#an-alarm-on-the-season`,
        alarms: {
          invalid: {
            description:
              "the season is invalid or missing; caches and readers keep the last good one",
            namespace: seasonMetric.namespace,
            metricName: seasonMetric.invalid,
          },
        },
      },
      { parent: this },
    );
    this.functionName = events.functionName;
    this.logGroupName = events.logGroupName;
    this.alarmTopic = { name, region: season.bucket.region, arn: events.topicArn };
    this.registerOutputs({});
  }
}
