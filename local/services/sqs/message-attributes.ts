/**
 * The attributes that senders give messages.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 * @module
 */
import { createHash } from "node:crypto";
import { messageQuotas } from "../../../aws/sqs.ts";
import { ApiError } from "../aws-api/api-message.ts";
import type { JsonInput } from "../aws-api/json-input.ts";
import type { MessageAttribute, ReceivedMessage } from "./queue.ts";

type Attributes = Readonly<Record<string, MessageAttribute>>;

/** Hexadecimal. */
export function md5(data: string | Buffer): string {
  return createHash("md5").update(data).digest("hex");
}

/** @throws {ApiError} `InvalidParameterValue` */
export function readAttributes(input: JsonInput): Attributes {
  const { names } = input;
  if (names.length > messageQuotas.value.attributes) {
    throw invalid(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [10].`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, readAttribute(name, input.object(name))]));
}

function readAttribute(name: string, input: JsonInput): MessageAttribute {
  const dataType = input.text("DataType");
  const member = isBinary(dataType) ? "BinaryValue" : "StringValue";
  const value = input.optionalText(member);
  if (
    !/^[A-Za-z0-9_.-]{1,256}$/.test(name) ||
    !/^(?:String|Number|Binary)(?:\..{1,249})?$/.test(dataType)
  ) {
    throw invalid("A message attribute must have a name and a data type that SQS takes.");
  }
  if (value === undefined || value === "") {
    throw invalid("A message attribute must have a value of its data type.");
  }
  return { dataType, value };
}

function invalid(message: string): ApiError {
  return new ApiError("InvalidParameterValueException", message);
}

/** As answers and events have them. */
export function writeAttributes(
  attributes: Attributes,
  member: (name: "DataType" | "StringValue" | "BinaryValue") => string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, value }]) => [
      name,
      {
        [member("DataType")]: dataType,
        [member(isBinary(dataType) ? "BinaryValue" : "StringValue")]: value,
      },
    ]),
  );
}

/** Those that a receiver asks for: by name, by the beginning of it with `.*`, or `All`. */
export function chooseAttributes(attributes: Attributes, wanted: readonly string[]): Attributes {
  const isWanted = (name: string) =>
    wanted.some(
      (each) =>
        each === "All" ||
        each === name ||
        (each.endsWith(".*") && name.startsWith(each.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

/** What SQS knows of a message, as texts. */
export function systemAttributes(message: ReceivedMessage): Readonly<Record<string, string>> {
  const { senderId, sentMs, receives, firstReceivedMs, deadLetterSource } = message;
  return {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: String(sentMs),
    SenderId: senderId,
    ApproximateFirstReceiveTimestamp: String(firstReceivedMs),
    ...(deadLetterSource === undefined ? {} : { DeadLetterQueueSourceArn: deadLetterSource }),
  };
}

/** See `attributeDigest` in aws/. @returns `undefined` where there is none. */
export function attributesMd5(attributes: Attributes): string | undefined {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) {
    return undefined;
  }
  return md5(
    Buffer.concat(
      entries.flatMap(([name, { dataType, value }]) => [
        withLength(Buffer.from(name)),
        withLength(Buffer.from(dataType)),
        Buffer.from([isBinary(dataType) ? 2 : 1]),
        withLength(Buffer.from(value, isBinary(dataType) ? "base64" : "utf8")),
      ]),
    ),
  );
}

/** Bytes that count for the size of a message. */
export function attributesSize(attributes: Attributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { dataType, value }]) =>
      sum + Buffer.byteLength(name) + dataType.length + Buffer.byteLength(value),
    0,
  );
}

function isBinary(dataType: string): boolean {
  return dataType.startsWith("Binary");
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
