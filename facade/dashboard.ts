/**
 * The dashboard of a stack: what it declares, as CloudWatch shows it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 * @module
 */
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { eventMetricNames, metricNamespace, seasonMetric } from "../functions/contract.ts";
import { hitRatioQuery } from "./log-queries.ts";

/** An HTTP API. */
export interface DashboardApi {
  /** Like `eu-west-1`, or `sign-in`. */
  readonly title: string;
  readonly region: string;
  readonly apiId: string;
  readonly stage: string;
}

/** What is shown. Names are physical ones. */
export interface DashboardParts {
  /** Like `touchline prod`. */
  readonly title: string;
  readonly runbook: string;
  readonly distributionId: string;
  /** Name of its metrics. */
  readonly webAclMetric: string;
  /** Log group of the access logs, in us-east-1. */
  readonly accessLogs: string;
  readonly apis: readonly DashboardApi[];
  /** Edge functions, by the name that is shown. */
  readonly edgeFunctions: Readonly<Record<string, string>>;
  /** Regions that run edge functions, whose metrics are there. */
  readonly edgeRegions: readonly string[];
  readonly homeRegion: string;
  /** The function that invalidates; `undefined` where copies expire. */
  readonly invalidator: string | undefined;
}

/** Columns of the grid. */
const gridWidth = 24;

/** Seconds of a data point. */
const period = 300;

const global = cloudFrontRegion.value;

interface Widget {
  readonly type: "text" | "metric" | "log";
  readonly width: number;
  readonly height: number;
  readonly properties: object;
}

type Metric = readonly unknown[];

function graph(
  title: string,
  region: string,
  metrics: readonly Metric[],
  stat = "Sum",
  more: object = {},
): Widget {
  const properties = { title, region, view: "timeSeries", stat, period, metrics, ...more };
  return { type: "metric", width: 8, height: 6, properties };
}

/** One metric in the Regions that run edge functions, whatever prefix the name of the function has there. */
function atEdge(
  { edgeRegions }: DashboardParts,
  namespace: string,
  metric: string,
  functionName: string,
): readonly Metric[] {
  const search = `{${namespace},FunctionName} MetricName="${metric}" FunctionName=${functionName}`;
  return edgeRegions.map((region) => [
    { expression: `SEARCH('${search}', 'Sum', ${period})`, region, label: region },
  ]);
}

function ofApis(apis: readonly DashboardApi[], metric: string): readonly Metric[] {
  return apis.map(({ title, region, apiId, stage }) => [
    ...["AWS/ApiGateway", metric, "ApiId", apiId, "Stage", stage],
    { region, label: title },
  ]);
}

/** The body of the dashboard: widgets from left to right, then down. */
export function dashboardBody(parts: DashboardParts): {
  readonly widgets: readonly (Widget & { readonly x: number; readonly y: number })[];
} {
  const { title, runbook, distributionId, webAclMetric, accessLogs, apis, homeRegion } = parts;
  const ofDistribution = (metric: string): Metric => [
    ...["AWS/CloudFront", metric, "DistributionId", distributionId, "Region", "Global"],
  ];
  const ofInvalidator = (name: string): Metric => [
    ...[metricNamespace, name, "FunctionName", parts.invalidator],
  ];
  const { "geo-router": router, "token-guard": guard } = parts.edgeFunctions;
  const widgets: readonly Widget[] = [
    {
      type: "text",
      width: gridWidth,
      height: 2,
      properties: { markdown: `# ${title}\nDistribution ${distributionId}. [Runbook](${runbook})` },
    },
    graph("Requests", global, [ofDistribution("Requests")]),
    graph(
      "Error rates, percent",
      global,
      [ofDistribution("4xxErrorRate"), ofDistribution("5xxErrorRate")],
      "Average",
    ),
    {
      type: "log",
      width: 8,
      height: 6,
      properties: {
        title: "Hit ratio, percent",
        region: global,
        view: "timeSeries",
        query: `SOURCE '${accessLogs}' | ${hitRatioQuery}`,
      },
    },
    graph("Requests of the web ACL", global, [
      ...["AllowedRequests", "BlockedRequests"].map((name) => [
        ...["AWS/WAFV2", name, "WebACL", webAclMetric, "Rule", "ALL"],
      ]),
    ]),
    graph("Requests of the APIs, by Region that was chosen", homeRegion, ofApis(apis, "Count")),
    graph("Latency of the APIs, p99, milliseconds", homeRegion, ofApis(apis, "Latency"), "p99"),
    graph("Share of 5xx of the APIs", homeRegion, ofApis(apis, "5xx"), "Average"),
    ...(router === undefined
      ? []
      : [
          graph(
            "Failovers to a second Region",
            global,
            atEdge(parts, metricNamespace, eventMetricNames.failovers, router),
          ),
        ]),
    ...(guard === undefined
      ? []
      : [
          graph(
            "Refused tokens",
            global,
            atEdge(parts, metricNamespace, eventMetricNames.tokenRefusals, guard),
          ),
        ]),
    ...Object.entries(parts.edgeFunctions).map(([name, physical]) =>
      graph(`Errors of ${name}`, global, atEdge(parts, "AWS/Lambda", "Errors", physical)),
    ),
    ...(parts.invalidator === undefined
      ? []
      : [
          graph(
            "From a change to its invalidation, seconds",
            homeRegion,
            [ofInvalidator(eventMetricNames.invalidationLag)],
            "Maximum",
          ),
          graph("Invalid seasons", homeRegion, [ofInvalidator(seasonMetric.invalid)], "Maximum"),
        ]),
    graph(
      "Age of a season when the tables or an API take it, seconds",
      homeRegion,
      [
        [
          {
            expression: `SEARCH('{${metricNamespace},FunctionName} MetricName="${eventMetricNames.seasonAge}"', 'Maximum', ${period})`,
            region: homeRegion,
          },
        ],
      ],
      "Maximum",
    ),
  ];
  return { widgets: placed(widgets) };
}

function placed(widgets: readonly Widget[]) {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  return widgets.map((widget) => {
    if (x + widget.width > gridWidth) {
      x = 0;
      y += rowHeight;
      rowHeight = 0;
    }
    const at = { ...widget, x, y };
    x += widget.width;
    rowHeight = Math.max(rowHeight, widget.height);
    return at;
  });
}
