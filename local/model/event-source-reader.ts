/**
 * Event source mappings of queues.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 * @module
 */
import {
  batchingWindowRange,
  batchSizeRange,
  defaultBatchSize,
  fifoMaxBatchSize,
  maxBatchWithoutWindow,
  queueReaderActions,
} from "../../aws/lambda-queues.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { QueueMapping } from "../services/lambda/queue-event-source.ts";
import type { Queue } from "../services/sqs/queue.ts";
import type { Access } from "./access.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** What mappings name. */
export interface EventSourceTargets {
  readonly queues: readonly Queue[];
  /** By ARN. */
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly access: Pick<Access, "allows">;
  /** ARNs of the roles whose policies are known. */
  readonly roles: Pick<ReadonlySet<string>, "has">;
}

/** Invocations at one time of a mapping that sets no maximum: with so many Lambda begins. */
const initialConcurrency = 5;

/** Reads every `aws:lambda/eventSourceMapping:EventSourceMapping` that runs. */
export function readQueueMappings(
  graph: Graph,
  known: EventSourceTargets,
  findings: Findings,
): readonly QueueMapping[] {
  return graph.nodes
    .filter(
      ({ type, external }) =>
        type === "aws:lambda/eventSourceMapping:EventSourceMapping" && !external,
    )
    .flatMap((node) => readMapping(node, known, findings));
}

function readMapping(
  node: GraphNode,
  known: EventSourceTargets,
  findings: Findings,
): readonly QueueMapping[] {
  const reader = Reader.inputs(node, findings);
  const queueArn = reader.text("eventSourceArn", "");
  const queue = known.queues.find(({ arn }) => arn === queueArn);
  const target = targetOf(reader.text("functionName"), node.region ?? "", known.targets);
  if (queue === undefined) {
    reader.foreign("eventSourceArn", "must be a queue of this program: the mapping does not run");
    return [];
  }
  if (target === undefined) {
    reader.foreign("functionName", "must be a function of this program: the mapping does not run");
    return [];
  }
  refuseFunction(reader, queue, target, known);
  const { batchSize, windowSeconds } = readBatching(reader, queue);
  const concurrency = reader.object("scalingConfig").optionalNumber("maximumConcurrency");
  const mapping = {
    id: Reader.outputs(node, findings).text("uuid"),
    queueArn,
    region: queue.region,
    target,
    batchSize,
    windowSeconds,
    reportsFailures: reader.texts("functionResponseTypes").includes("ReportBatchItemFailures"),
    maxConcurrency: concurrency ?? initialConcurrency,
  };
  return reader.flag("enabled", true) && !reader.has("filterCriteria") ? [mapping] : [];
}

/** A function is given by name, with a qualifier perhaps, or by ARN. */
function targetOf(
  named: string,
  region: string,
  targets: EventSourceTargets["targets"],
): LambdaTarget | undefined {
  return (
    targets.get(named) ??
    [...targets].find(
      ([arn]) => arn.includes(`:${region}:`) && arn.endsWith(`:function:${named}`),
    )?.[1]
  );
}

/** See `queueReaderActions` and `visibilityBelowTimeout` in aws/. */
function refuseFunction(
  reader: Reader,
  queue: Queue,
  { versions }: LambdaTarget,
  { access, roles }: EventSourceTargets,
): void {
  for (const { version } of versions) {
    const principal = { kind: "role", arn: version.roleArn } as const;
    const missing = queueReaderActions.value.filter(
      (action) => !access.allows(principal, action, queue.arn, {}),
    );
    if (missing.length > 0 && roles.has(version.roleArn)) {
      reader.refuse(
        "functionName",
        `must be a function whose role may ${missing.join(", ")} on the queue`,
      );
    }
    if (version.timeoutSeconds > queue.visibilityTimeoutSeconds) {
      reader.refuse(
        "functionName",
        `must be a function whose timeout of ${version.timeoutSeconds} s is not longer than the visibility timeout of the queue, ${queue.visibilityTimeoutSeconds} s`,
      );
    }
    if (version.region !== queue.region) {
      reader.refuse("functionName", "must be a function in the Region of the queue");
    }
  }
}

function readBatching(
  reader: Reader,
  queue: Queue,
): Pick<QueueMapping, "batchSize" | "windowSeconds"> {
  const windowSeconds = reader.number("maximumBatchingWindowInSeconds", 0);
  const batchSize = reader.number("batchSize", defaultBatchSize.value);
  const isFifo = queue.name.endsWith(".fifo");
  const { min } = batchSizeRange.value;
  const max = isFifo ? fifoMaxBatchSize.value : batchSizeRange.value.max;
  if (!(batchSize >= min && batchSize <= max)) {
    reader.refuse("batchSize", `must be from ${min} to ${max}`);
  } else if (batchSize > maxBatchWithoutWindow.value && windowSeconds < 1) {
    reader.refuse(
      "batchSize",
      `must be at most ${maxBatchWithoutWindow.value} without a maximumBatchingWindowInSeconds`,
    );
  }
  const window = batchingWindowRange.value;
  if (!(windowSeconds >= window.min && windowSeconds <= window.max)) {
    reader.refuse("maximumBatchingWindowInSeconds", `must be from ${window.min} to ${window.max}`);
  } else if (isFifo && windowSeconds > 0) {
    reader.refuse("maximumBatchingWindowInSeconds", "must be 0 for a FIFO queue");
  }
  return { batchSize, windowSeconds };
}
