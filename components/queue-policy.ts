/**
 * The access policy of a queue.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";

/** An AWS service that sends messages for one of its resources. */
export interface QueueSender {
  /** Like `s3.amazonaws.com`. */
  readonly service: string;
  /** ARN of the resource: the service sends for others too. */
  readonly arn: pulumi.Input<string>;
  /** Id of the resource's account; the ARN of a bucket has none, and a deleted name can be taken by another account. */
  readonly accountId: pulumi.Input<string>;
}

/** @returns a policy that allows only this sender to send, and nobody without TLS. */
export function queuePolicy(
  queueArn: pulumi.Output<string>,
  sender?: QueueSender,
): pulumi.Output<string> {
  const refusePlainHttp = {
    Sid: "RefusePlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const send = sender && {
    Sid: "Send",
    Effect: "Allow",
    Principal: { Service: sender.service },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: {
      ArnEquals: { "aws:SourceArn": sender.arn },
      StringEquals: { "aws:SourceAccount": sender.accountId },
    },
  };
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [...(send === undefined ? [] : [send]), refusePlainHttp],
  });
}
