import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const uploads = new aws.s3.Bucket("uploads", { bucket: "uploads" });

const failed = new aws.sqs.Queue("failed", { name: "failed" });
const jobs = new aws.sqs.Queue("jobs", {
  name: "jobs",
  visibilityTimeoutSeconds: 30,
  redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 1 }),
});

const policy = new aws.sqs.QueuePolicy("jobs", {
  queueUrl: jobs.url,
  policy: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: jobs.arn,
        Condition: { ArnEquals: { "aws:SourceArn": uploads.arn } },
      },
    ],
  },
});

new aws.s3.BucketNotification(
  "uploads",
  { bucket: uploads.id, queues: [{ queueArn: jobs.arn, events: ["s3:ObjectCreated:*"] }] },
  { dependsOn: policy },
);

const role = new aws.iam.Role("worker", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
new aws.iam.RolePolicy("worker", {
  role: role.id,
  policy: {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        Resource: jobs.arn,
      },
    ],
  },
});

const worker = new aws.lambda.Function("worker", {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: role.arn,
  timeout: 10,
  environment: { variables: { QUEUE_URL: jobs.url } },
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset(`
      exports.handler = async ({ Records }) => {
        const batchItemFailures = [];
        for (const { messageId, body } of Records) {
          const { Event, Records: events = [] } = JSON.parse(body);
          console.log("worker at " + process.env.QUEUE_URL + " got " + (Event ?? events.map(({ s3 }) => s3.object.key)));
          if (events.some(({ s3 }) => s3.object.key.startsWith("bad"))) {
            batchItemFailures.push({ itemIdentifier: messageId });
          }
        }
        return { batchItemFailures };
      };
    `),
  }),
});

new aws.lambda.EventSourceMapping("worker", {
  eventSourceArn: jobs.arn,
  functionName: worker.arn,
  functionResponseTypes: ["ReportBatchItemFailures"],
});
