/**
 * Metrics of functions, in CloudWatch's embedded metric format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @module
 */
import process from "node:process";

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

/** A value of a metric as a line of the log, from which CloudWatch extracts it. */
export function metricLine(
  name: string,
  value: number,
  { namespace, functionName, atMs }: MetricPlace,
): string {
  return JSON.stringify({
    _aws: {
      Timestamp: atMs,
      CloudWatchMetrics: [
        {
          Namespace: namespace,
          Dimensions: [["FunctionName"]],
          Metrics: [{ Name: name, Unit: "Count" }],
        },
      ],
    },
    FunctionName: functionName,
    [name]: value,
  });
}
