/**
 * Requests of SQS with several entries, each of which succeeds or fails for itself.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
 * @module
 */
import { maxBatchBytes, messageQuotas } from "../../../aws/sqs.ts";
import { ApiError } from "../aws-api/api-message.ts";
import type { JsonInput } from "../aws-api/json-input.ts";
import { SqsError } from "./sqs-error.ts";

const { batch, idLength } = messageQuotas.value;

/** @throws {ApiError} for a batch that is refused as a whole. */
export function readBatch(input: JsonInput): readonly JsonInput[] {
  const entries = input.objects("Entries");
  const ids = entries.map((entry) => entry.text("Id"));
  if (entries.length === 0) {
    throw new SqsError("EmptyBatchRequest", "There should be at least one entry in the request.");
  }
  if (entries.length > batch) {
    throw new SqsError(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are ${batch}. You have sent ${entries.length}.`,
    );
  }
  if (!ids.every((id) => /^[\w-]+$/.test(id) && id.length <= idLength)) {
    throw new SqsError(
      "InvalidBatchEntryId",
      `A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most ${idLength} letters long.`,
    );
  }
  if (new Set(ids).size < ids.length) {
    throw new SqsError("BatchEntryIdsNotDistinct", "Two or more entries have the same Id.");
  }
  return entries;
}

/** @throws {ApiError} `BatchRequestTooLong` */
export function checkBatchSize(entries: readonly JsonInput[]): void {
  const bytes = entries.reduce(
    (sum, entry) => sum + Buffer.byteLength(entry.optionalText("MessageBody") ?? ""),
    0,
  );
  if (bytes > maxBatchBytes.value) {
    throw new SqsError(
      "BatchRequestTooLong",
      `Batch requests cannot be longer than ${maxBatchBytes.value} bytes. You have sent ${bytes} bytes.`,
    );
  }
}

/** @param answer Answers one entry; what it refuses is told beside the others. */
export function answerBatch(
  entries: readonly JsonInput[],
  answer: (entry: JsonInput) => object,
): object {
  const results = entries.map((entry) => {
    const Id = entry.text("Id");
    try {
      return { successful: { Id, ...answer(entry) } };
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      const { code, message } = error;
      return { failed: { Id, SenderFault: true, Code: code, Message: message } };
    }
  });
  const failed = results.flatMap((result) => (result.failed ? [result.failed] : []));
  return {
    Successful: results.flatMap((result) => (result.successful ? [result.successful] : [])),
    ...(failed.length === 0 ? {} : { Failed: failed }),
  };
}
