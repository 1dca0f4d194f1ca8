/**
 * The errors of SQS, with the codes that its older protocol had.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
 * @module
 */
import { ApiError } from "../aws-api/api-message.ts";

/** Codes of the older protocol that differ; SDKs report these. */
const olderCodes = {
  AccessDeniedException: "AccessDenied",
  BatchEntryIdsNotDistinct: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
  BatchRequestTooLong: "AWS.SimpleQueueService.BatchRequestTooLong",
  EmptyBatchRequest: "AWS.SimpleQueueService.EmptyBatchRequest",
  InvalidBatchEntryId: "AWS.SimpleQueueService.InvalidBatchEntryId",
  InvalidMessageContents: "InvalidMessageContents",
  InvalidParameterValueException: "InvalidParameterValue",
  MessageNotInflight: "AWS.SimpleQueueService.MessageNotInflight",
  QueueDoesNotExist: "AWS.SimpleQueueService.NonExistentQueue",
  RequestThrottled: "RequestThrottled",
  TooManyEntriesInBatchRequest: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
  ValidationException: "InvalidParameterValue",
} as const;

/** The code of the older protocol. */
export function queryCode(code: string): string {
  return Object.hasOwn(olderCodes, code) ? olderCodes[code as keyof typeof olderCodes] : code;
}

/** A refusal of SQS. */
export class SqsError extends ApiError {
  constructor(code: keyof typeof olderCodes, message: string) {
    super(code, message);
    this.name = "SqsError";
  }
}
