/**
 * A message as a request sends it.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 * @module
 */
import { queueAttributeRanges } from "../../../aws/sqs.ts";
import type { JsonInput } from "../aws-api/json-input.ts";
import { attributesSize, readAttributes } from "./message-attributes.ts";
import type { Queue, SentMessage } from "./queue.ts";
import { SqsError } from "./sqs-error.ts";

/** Who sends, in the system attributes of a message: the same for everybody of the account. */
const senderId = "AIDATOUCHLINELOCAL000";

/** Characters that a message cannot have; a lone surrogate is one too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** @throws {ApiError} `InvalidMessageContents`, `InvalidParameterValueException`, `ValidationException` */
export function readMessage(queue: Queue, input: JsonInput): SentMessage {
  const body = input.text("MessageBody");
  if (refused.test(body)) {
    throw new SqsError(
      "InvalidMessageContents",
      "The message contains characters outside the allowed set.",
    );
  }
  const attributes = readAttributes(input.object("MessageAttributes"));
  if (Buffer.byteLength(body) + attributesSize(attributes) > queue.maxMessageSize) {
    throw new SqsError(
      "InvalidParameterValueException",
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maxMessageSize} bytes.`,
    );
  }
  const { min, max } = queueAttributeRanges.value.delaySeconds;
  const delaySeconds = input.optionalInteger("DelaySeconds", min, max);
  return { body, attributes, senderId, delaySeconds };
}
