/**
 * Metrics of functions, in CloudWatch's embedded metric format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @module
 */
import process from "node:process";
import { metricNamespace, eventMetricNames as names } from "../contract.ts";
import { type Log, type LogFields, log } from "./log.ts";

/** Units of CloudWatch that are used. */
type Unit = "Count" | "Seconds";

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

/** What an event of the log counts or measures. */
interface EventMetric {
  readonly name: string;
  readonly unit: Unit;
  /** `undefined`: this line measures nothing. */
  value(fields: LogFields): number | undefined;
}

const one = { unit: "Count", value: () => 1 } as const;
const seconds = (field: string) =>
  ({
    unit: "Seconds",
    value: ({ [field]: found }: LogFields) => (typeof found === "number" ? found : undefined),
  }) as const;

/**
 * Metrics of the log's events. Hits, requests and the Region that is chosen are metrics of CloudFront and API Gateway
 * themselves; these are what AWS does not know.
 */
export const eventMetrics: Readonly<Record<string, EventMetric>> = {
  "region.failover": { name: names.failovers, ...one },
  "request.refused": { name: names.tokenRefusals, ...one },
  "season.taken": { name: names.seasonAge, ...seconds("ageSeconds") },
  "season.invalidated": { name: names.invalidationLag, ...seconds("lagSeconds") },
};

/**
 * A log that also writes the metrics of its events.
 *
 * @param write Takes lines. @default standard output
 */
export function measured(
  inner: Log,
  write: (line: string) => void = writeMetric,
  nowMs: () => number = Date.now,
): Log {
  return (level, event, fields) => {
    inner(level, event, fields);
    const metric = Object.hasOwn(eventMetrics, event) ? eventMetrics[event] : undefined;
    const value = metric?.value(fields);
    if (metric !== undefined && value !== undefined) {
      // biome-ignore lint/style/noProcessEnv: Lambda's own name of the function
      const functionName = process.env["AWS_LAMBDA_FUNCTION_NAME"] ?? "unknown";
      const place = { namespace: metricNamespace, functionName, atMs: nowMs() };
      write(metricLine(metric.name, value, place, metric.unit));
    }
  };
}

/** The function's log with its metrics. */
export const measuredLog = measured(log);

/** A value of a metric as a line of the log, from which CloudWatch extracts it. */
export function metricLine(
  name: string,
  value: number,
  { namespace, functionName, atMs }: MetricPlace,
  unit: Unit = "Count",
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
