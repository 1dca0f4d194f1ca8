/**
 * The access policy of a topic that receives alarms.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";

/** @returns a policy that allows only these alarms to publish, and only over TLS. */
export function alarmTopicPolicy(
  topicArn: pulumi.Output<string>,
  alarmArns: readonly pulumi.Output<string>[],
): pulumi.Output<string> {
  const publish = { Action: "sns:Publish", Resource: topicArn };
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RingAlarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        ...publish,
        Condition: { ArnEquals: { "aws:SourceArn": alarmArns } },
      },
      {
        Sid: "RefusePlainHttp",
        Effect: "Deny",
        Principal: "*",
        ...publish,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
