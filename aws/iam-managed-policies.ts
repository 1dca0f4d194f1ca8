/**
 * Managed policies of AWS.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { basicExecutionActions } from "./lambda-limits.ts";

/** What a policy allows, of the services whose calls are authorized locally. */
export interface ManagedPolicyGrant {
  readonly actions: readonly string[];
  /** ARNs with wildcards. */
  readonly resources: readonly string[];
}

const everything = ["*"];
const all = (...actions: readonly string[]): readonly ManagedPolicyGrant[] => [
  { actions, resources: everything },
];
const writeLogs = basicExecutionActions.value;
const none: readonly ManagedPolicyGrant[] = [];

export const managedPolicyGrants: Fact<Readonly<Record<string, readonly ManagedPolicyGrant[]>>> = {
  about:
    "Permissions of AWS managed policies for CloudFront, CloudWatch Logs, execute-api, Lambda invocations, S3, Secrets Manager, SES, SNS, SQS and SSM, by what follows arn:aws:iam::aws:policy/",
  value: {
    AWSLambdaExecute: [
      { actions: ["logs:*"], resources: ["arn:aws:logs:*:*:*"] },
      { actions: ["s3:GetObject", "s3:PutObject"], resources: ["arn:aws:s3:::*"] },
    ],
    AWSLambda_FullAccess: all("lambda:*"),
    AWSXRayDaemonWriteAccess: none,
    AWSXrayWriteOnlyAccess: none,
    AdministratorAccess: all("*"),
    AmazonAPIGatewayInvokeFullAccess: [
      {
        actions: ["execute-api:Invoke", "execute-api:ManageConnections"],
        resources: ["arn:aws:execute-api:*:*:*"],
      },
    ],
    AmazonCognitoPowerUser: none,
    AmazonDynamoDBFullAccess: none,
    AmazonDynamoDBReadOnlyAccess: none,
    AmazonEventBridgeFullAccess: none,
    AmazonKinesisFullAccess: none,
    AmazonS3FullAccess: all("s3:*"),
    AmazonS3ReadOnlyAccess: all("s3:Get*", "s3:List*", "s3:Describe*"),
    AmazonSESFullAccess: all("ses:*"),
    AmazonSNSFullAccess: all("sns:*"),
    AmazonSQSFullAccess: all("sqs:*"),
    AmazonSSMFullAccess: all("ssm:*"),
    AmazonSSMReadOnlyAccess: all("ssm:Describe*", "ssm:Get*", "ssm:List*"),
    CloudWatchEventsFullAccess: none,
    CloudWatchFullAccess: all("logs:*"),
    CloudWatchFullAccessV2: all("logs:*"),
    CloudWatchLambdaInsightsExecutionRolePolicy: none,
    CloudWatchLogsFullAccess: all("logs:*"),
    SecretsManagerReadWrite: all("secretsmanager:*"),
    "service-role/AWSLambdaBasicExecutionRole": all(...writeLogs),
    "service-role/AWSLambdaDynamoDBExecutionRole": all(...writeLogs),
    "service-role/AWSLambdaKinesisExecutionRole": all(...writeLogs),
    "service-role/AWSLambdaRole": all("lambda:InvokeFunction"),
    "service-role/AWSLambdaSQSQueueExecutionRole": all(
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      ...writeLogs,
    ),
    "service-role/AWSLambdaVPCAccessExecutionRole": all(...writeLogs),
    "service-role/AmazonAPIGatewayPushToCloudWatchLogs": all(...writeLogs),
  },
  source: {
    title: "AWS managed policies",
    url: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html",
  },
  read: "2026-11",
  certainty: "memory",
};
