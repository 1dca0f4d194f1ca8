/**
 * What people look at, and who is told.
 *
 * @module
 */
import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard.js";
import { QueryDefinition } from "@pulumi/aws/cloudwatch/queryDefinition.js";
import { HealthCheck } from "@pulumi/aws/route53/healthCheck.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { AlarmTopic, type TopicInRegion } from "../components/alarm-topic.ts";
import type { EdgeFunction } from "../components/edge-function.ts";
import { edgeRegions } from "../components/edge-regions.ts";
import type { GlobalFacade } from "../components/global-facade.ts";
import type { RegionalApi } from "../components/regional-api.ts";
import type { WebAcl } from "../components/web-acl.ts";
import type { Settings } from "../config.ts";
import { dashboardBody } from "./dashboard.ts";
import { logQueries, type QueriedLog } from "./log-queries.ts";

/** Arguments of {@link Observation}. */
interface ObservationArgs {
  /** Like `touchline-prod`: in the names of dashboard and queries, and the name of the web ACL's metrics. */
  readonly title: string;
  readonly settings: Settings;
  readonly facade: GlobalFacade;
  readonly webAcl: WebAcl;
  /** APIs by the name that is shown. */
  readonly apis: Readonly<Record<string, RegionalApi>>;
  readonly edgeFunctions: Readonly<Record<string, EdgeFunction | undefined>>;
  /** The function that invalidates, and its log; `undefined` where copies expire. */
  readonly invalidator:
    | { readonly functionName: pulumi.Output<string>; readonly logGroupName: pulumi.Output<string> }
    | undefined;
  /** Topics of the alarms of other parts. */
  readonly topics: readonly TopicInRegion[];
}

/** Health checks publish their metrics in this Region, as CloudFront does. */
const global = cloudFrontRegion.value;

/** A request that every health checker sends. One path that needs edge, origin and API to work. */
const checkedPath = "/v1/leagues";

/**
 * Subscriptions to every alarm, a dashboard, saved queries, and a health check of the facade from several places of the world.
 */
export class Observation extends pulumi.ComponentResource {
  constructor(name: string, args: ObservationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:observation:Observation", name, {}, opts);
    const { observation } = args.settings;
    const check = observation.healthCheck ? [this.#check(name, args)] : [];
    this.#subscribe(name, [...args.topics, ...check], observation.alarmSubscribers);
    if (observation.dashboard) {
      this.#show(name, args);
    }
    this.#saveQueries(name, args);
    this.registerOutputs({});
  }

  /** One subscription for each topic and subscriber. Those by mail have to be confirmed by their receiver. */
  #subscribe(name: string, topics: readonly TopicInRegion[], subscribers: readonly string[]): void {
    for (const { name: topic, region, arn } of topics) {
      for (const endpoint of subscribers) {
        new TopicSubscription(
          `${name}-${topic}-${endpoint}`,
          {
            region,
            topic: arn,
            protocol: endpoint.startsWith("https://") ? "https" : "email",
            endpoint,
          },
          { parent: this },
        );
      }
    }
  }

  /** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html */
  #check(name: string, { facade, settings }: ObservationArgs): TopicInRegion {
    const check = new HealthCheck(
      `${name}-check`,
      {
        type: "HTTPS",
        fqdn: facade.url.apply((url) => new URL(url).hostname),
        port: 443,
        resourcePath: checkedPath,
        requestInterval: 30,
        failureThreshold: 3,
        enableSni: true,
      },
      { parent: this },
    );
    const topic = new AlarmTopic(
      {
        parent: this,
        name: `${name}-check`,
        region: global,
        runbook: `${settings.observation.runbook}#the-facade-cannot-be-reached`,
      },
      { period: 60, evaluationPeriods: 3 },
    );
    topic.alarm("failed", {
      description: "Route 53 cannot reach the facade from most of the world",
      namespace: "AWS/Route53",
      dimensions: { HealthCheckId: check.id },
      metricName: "HealthCheckStatus",
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
    });
    topic.allow();
    return topic;
  }

  #show(name: string, args: ObservationArgs): void {
    const { title, settings, facade, invalidator } = args;
    const named = Object.entries(args.edgeFunctions).flatMap(([key, each]) =>
      each === undefined ? [] : [[key, each.functionName] as const],
    );
    const apis = Object.entries(args.apis).map(([key, { region, apiId, stage }]) =>
      pulumi.output({ title: key, region, apiId, stage }),
    );
    const body = pulumi
      .all([
        pulumi.all(apis),
        pulumi.all(Object.fromEntries(named)),
        facade.distributionId,
        facade.accessLogGroupName,
        pulumi.output(invalidator?.functionName),
      ])
      .apply(([known, edgeFunctions, distributionId, accessLogs, invalidatorName]) =>
        JSON.stringify(
          dashboardBody({
            title,
            runbook: settings.observation.runbook,
            distributionId,
            webAclMetric: title,
            accessLogs,
            apis: known,
            edgeFunctions,
            edgeRegions: edgeRegions(settings.priceClass),
            homeRegion: settings.homeRegion,
            invalidator: invalidatorName,
          }),
        ),
      );
    new Dashboard(
      `${name}-dashboard`,
      { region: settings.homeRegion, dashboardName: `${title}-dashboard`, dashboardBody: body },
      { parent: this },
    );
  }

  /** Queries are of a Region, as the logs are. */
  #saveQueries(name: string, args: ObservationArgs): void {
    const { homeRegion } = args.settings;
    const [homeApi] = Object.values(args.apis);
    const places: Readonly<
      Record<
        QueriedLog,
        { readonly region: string; readonly log: pulumi.Output<string> } | undefined
      >
    > = {
      access: { region: global, log: args.facade.accessLogGroupName },
      firewall: { region: global, log: args.webAcl.logGroupName },
      apis: homeApi && { region: homeApi.region, log: homeApi.logGroupName },
      changes: args.invalidator && { region: homeRegion, log: args.invalidator.logGroupName },
    };
    for (const [title, { log: asked, query }] of Object.entries(logQueries)) {
      const place = places[asked];
      if (place !== undefined) {
        new QueryDefinition(
          `${name}-query-${title.replaceAll(/\W+/g, "-")}`,
          {
            region: place.region,
            name: `${args.title}-queries/${title}`,
            logGroupNames: [place.log],
            queryString: query,
          },
          { parent: this },
        );
      }
    }
  }
}
