/**
 * The outputs of SQS queues.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Queues, and who may use them. */
export const sqs: Service = {
  resources: {
    "aws:sqs/queue:Queue": queue,
    "aws:sqs/queuePolicy:QueuePolicy": ofQueue,
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": ofQueue,
    "aws:sqs/redrivePolicy:RedrivePolicy": ofQueue,
  },
};

/** The name of a FIFO queue ends so. */
const fifoSuffix = ".fifo";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
function queue(resource: DeclaredResource): Answer {
  const { region, accountId } = resource;
  const suffix = resource.inputs["fifoQueue"] === true ? fifoSuffix : "";
  const name =
    resource.text("name") ?? `${resource.physicalName({ max: 80 - suffix.length })}${suffix}`;
  const url = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
  return {
    id: url,
    url,
    name,
    namePrefix: "",
    arn: `arn:aws:sqs:${region}:${accountId}:${name}`,
    deduplicationScope: "",
    delaySeconds: 0,
    fifoThroughputLimit: "",
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 345_600,
    // Policies made by resources of their own do not show here.
    policy: "",
    receiveWaitTimeSeconds: 0,
    redriveAllowPolicy: "",
    redrivePolicy: "",
    sqsManagedSseEnabled: true,
    visibilityTimeoutSeconds: 30,
  };
}

function ofQueue(resource: DeclaredResource): Answer {
  return { id: resource.text("queueUrl") ?? resource.name };
}
