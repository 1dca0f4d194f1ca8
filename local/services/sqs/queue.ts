/**
 * A queue as a program declares it.
 *
 * @module
 */

/** One queue. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  /** As on AWS: `https://sqs.eu-west-1.amazonaws.com/000000000000/jobs`. */
  readonly url: string;
  readonly region: string;
  /** Seconds before a message is visible at first. */
  readonly delaySeconds: number;
  /** Seconds that a received message is hidden. */
  readonly visibilityTimeoutSeconds: number;
  /** Seconds after which a message is dropped. */
  readonly messageRetentionSeconds: number;
  /** Seconds that a request waits for a message. */
  readonly receiveWaitTimeSeconds: number;
  /** Bytes. */
  readonly maxMessageSize: number;
  /** Where a message goes that was received too often. @default nowhere */
  readonly redrive?: { readonly queueArn: string; readonly maxReceiveCount: number };
}

/** An attribute that the sender of a message gives it. */
export interface MessageAttribute {
  /** `String`, `Number` or `Binary`, with a label of the sender's after a dot. */
  readonly dataType: string;
  /** Base64 for a binary one. */
  readonly value: string;
}

/** What is sent to a queue. */
export interface SentMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly senderId: string;
  /** @default that of the queue */
  readonly delaySeconds?: number | undefined;
}

/** A message in a queue. */
export interface Message extends Omit<SentMessage, "delaySeconds"> {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly sentMs: number;
  /** The ARN of the queue that it was moved from. @default none */
  readonly deadLetterSource?: string;
}

/** A message that somebody received. */
export interface ReceivedMessage extends Message {
  /** Names this receipt of the message. */
  readonly receipt: string;
  /** How often it was received, with this time. */
  readonly receives: number;
  /** Milliseconds since the epoch. */
  readonly firstReceivedMs: number;
}
