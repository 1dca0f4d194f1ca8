/**
 * Metrics of functions, in CloudWatch's embedded metric format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @module
 */
import process from "node:process";
import { eventMetricNames, metricNamespace } from "../contract.ts";
import { type Log, log } from "./log.ts";

/** Where a value belongs. */
export interface MetricPlace {
  readonly namespace: string;
  /** The dimension of the metric. */
  readonly functionName: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

/** Writes a line to the log as it is: the console of the Node.js runtime would wrap it in another object. */
export function writeMetric(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A metric of an event of the log: lines are counted, or a field of theirs is measured in seconds. */
export interface EventMetric {
  readonly event: string;
  readonly name: string;
  readonly field?: string;
}

/** A request goes to a second Region. */
export const failovers: EventMetric = {
  event: "region.failover",
  name: eventMetricNames.failovers,
};

/** A request is refused for its token. */
export const tokenRefusals: EventMetric = {
  event: "request.refused",
  name: eventMetricNames.tokenRefusals,
};

/** A sandbox takes a new season. */
export const seasonAge: EventMetric = {
  event: "season.taken",
  name: eventMetricNames.seasonAge,
  field: "ageSeconds",
};

/** Copies of the old season are invalidated. */
export const invalidationLag: EventMetric = {
  event: "season.invalidated",
  name: eventMetricNames.invalidationLag,
  field: "lagSeconds",
};

/**
 * The function's log, which also writes the metric of an event. Hits, requests and the Region that is chosen are metrics of
 * CloudFront and API Gateway themselves.
 *
 * @param write Takes lines. @default standard output
 */
export function measured(
  metric: EventMetric,
  inner: Log = log,
  write: (line: string) => void = writeMetric,
  nowMs: () => number = Date.now,
): Log {
  return (level, event, fields) => {
    inner(level, event, fields);
    const { name, field } = metric;
    const value = field === undefined ? 1 : fields[field];
    if (event === metric.event && typeof value === "number") {
      // biome-ignore lint/style/noProcessEnv: Lambda's own name of the function
      const functionName = process.env["AWS_LAMBDA_FUNCTION_NAME"] ?? "unknown";
      const place = { namespace: metricNamespace, functionName, atMs: nowMs() };
      write(metricLine(name, value, place, field === undefined ? "Count" : "Seconds"));
    }
  };
}

/** A value of a metric as a line of the log, from which CloudWatch extracts it. */
export function metricLine(
  name: string,
  value: number,
  { namespace, functionName, atMs }: MetricPlace,
  unit: "Count" | "Seconds" = "Count",
): string {
  return JSON.stringify({
    _aws: {
      Timestamp: atMs,
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [["FunctionName"]],
          Metrics: [{ Name: name, Unit: unit }],
        },
      ],
    },
    FunctionName: functionName,
    [name]: value,
  });
}
