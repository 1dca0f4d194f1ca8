import { checkEach, report } from "../../property-check.ts";
import { queueType } from "../../reading/queue.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const queueEncryption = resourceRule({
  name: "queue-encryption",
  statement: "Queues are encrypted.",
  why: "A queue is encrypted by default, and a program that turns it off keeps messages readable on disk.",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
  severity: "medium",
  anchors: ["SQS.1", "CKV_AWS_27", "AWS-0096"],
  types: [queueType],
  evaluate: (queue) =>
    checkEach(
      [queue],
      ({ props }) =>
        props["sqsManagedSseEnabled"] === false &&
        !isPresent(props["kmsMasterKeyId"]) &&
        report(
          queue,
          "sqsManagedSseEnabled",
          "is false, without a key of KMS",
          "write sqsManagedSseEnabled: true",
        ),
    ),
});
