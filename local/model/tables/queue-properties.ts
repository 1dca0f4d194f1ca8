/**
 * What becomes of every property of a queue and of an event source mapping.
 *
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const output = inert("read from the output of AWS");
const key = unsimulated("encryption keys are not simulated: messages need no permission for one");
const fifo = inert("listed with fifoQueue");
const stream = unsimulated("streams are not simulated");

/** Type `aws:sqs/queue:Queue`. */
export const queueTable: PropertyTable = {
  contentBasedDeduplication: fifo,
  deduplicationScope: fifo,
  delaySeconds: read,
  fifoQueue: unsimulated(
    "FIFO queues are not simulated: messages are delivered in order as long as none fails, and duplicates are kept",
    false,
  ),
  fifoThroughputLimit: fifo,
  kmsDataKeyReusePeriodSeconds: inert("encryption keys are not simulated"),
  kmsMasterKeyId: key,
  maxMessageSize: read,
  messageRetentionSeconds: read,
  name: output,
  namePrefix: output,
  policy: read,
  receiveWaitTimeSeconds: read,
  redriveAllowPolicy: read,
  redrivePolicy: read,
  region: output,
  sqsManagedSseEnabled: inert("messages are kept in memory"),
  tags: label,
  visibilityTimeoutSeconds: read,
};

/** Type `aws:sqs/queuePolicy:QueuePolicy`. */
export const queuePolicyTable: PropertyTable = {
  policy: read,
  queueUrl: read,
  region: inert("that of its queue"),
};

/** Type `aws:sqs/redrivePolicy:RedrivePolicy`. */
export const redrivePolicyTable: PropertyTable = {
  queueUrl: read,
  redrivePolicy: read,
  region: inert("that of its queue"),
};

/** Type `aws:sqs/redriveAllowPolicy:RedriveAllowPolicy`. */
export const redriveAllowPolicyTable: PropertyTable = {
  queueUrl: read,
  redriveAllowPolicy: read,
  region: inert("that of its queue"),
};

/** Type `aws:lambda/eventSourceMapping:EventSourceMapping`. */
export const eventSourceMappingTable: PropertyTable = {
  amazonManagedKafkaEventSourceConfig: stream,
  batchSize: read,
  bisectBatchOnFunctionError: stream,
  destinationConfig: stream,
  documentDbEventSourceConfig: stream,
  enabled: read,
  eventSourceArn: read,
  filterCriteria: unsimulated("filters are not simulated: the mapping does not run"),
  functionName: read,
  functionResponseTypes: read,
  kmsKeyArn: inert("encrypts filters, which are not simulated"),
  maximumBatchingWindowInSeconds: read,
  maximumRecordAgeInSeconds: stream,
  maximumRetryAttempts: stream,
  metricsConfig: inert("no metrics are recorded"),
  parallelizationFactor: stream,
  provisionedPollerConfig: inert("a function is invoked as fast as its sandboxes allow"),
  queues: stream,
  region: inert("that of its function"),
  scalingConfig: nested({ maximumConcurrency: read }),
  selfManagedEventSource: stream,
  selfManagedKafkaEventSourceConfig: stream,
  sourceAccessConfigurations: stream,
  startingPosition: stream,
  startingPositionTimestamp: stream,
  tags: label,
  topics: stream,
  tumblingWindowInSeconds: stream,
  useResourceTimeoutForPropagation: inert("changes are immediate"),
};
