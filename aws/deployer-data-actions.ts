/**
 * The IAM actions of buckets, functions, roles, logs, alarms, topics, queues and secrets.
 *
 * @module
 */
import { type TypeActions, tags, vendedLogs } from "./type-actions.ts";

const bucket = { service: "s3", on: ["arn:aws:s3:::{own}*"] };
const object = { service: "s3", on: ["arn:aws:s3:::{own}*/*"] };
const role = { service: "iam", on: ["arn:aws:iam::*:role/{own}*"] };
const lambdaFunction = { service: "lambda", on: ["arn:aws:lambda:*:*:function:{own}*"] };
const queue = { service: "sqs", on: ["arn:aws:sqs:*:*:{own}*"] };
const topic = { service: "sns", on: ["arn:aws:sns:*:*:{own}*"] };
const secret = { service: "secretsmanager", on: ["arn:aws:secretsmanager:*:*:secret:{own}*"] };
const logGroup = {
  service: "logs",
  on: ["", "/aws/lambda/us-east-1.", "aws-waf-logs-"]
    .map((prefix) => `arn:aws:logs:*:*:log-group:${prefix}{own}*`)
    .concat("arn:aws:logs:*:*:log-group:/aws/vendedlogs/apigateway/*"),
};
/** A setting of a bucket, by its name in the actions. */
function bucketSetting(name: string): TypeActions {
  return { ...bucket, create: `Put${name}`, read: `Get${name}` };
}

/** By resource type. */
export const dataActions: Readonly<Record<string, TypeActions>> = {
  "aws:cloudwatch/logDelivery:LogDelivery": {
    service: "logs",
    on: [
      "arn:aws:logs:*:*:delivery:*",
      "arn:aws:logs:*:*:delivery-source:{own}*",
      "arn:aws:logs:*:*:delivery-destination:{own}*",
    ],
    create: "CreateDelivery",
    read: "GetDelivery ListTagsForResource",
    update: `UpdateDeliveryConfiguration ${tags}`,
    delete: "DeleteDelivery",
    anywhere: `DescribeDeliveries ${vendedLogs}`,
  },
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": {
    service: "logs",
    on: ["arn:aws:logs:*:*:delivery-destination:{own}*"],
    create: "PutDeliveryDestination",
    read: "GetDeliveryDestination ListTagsForResource",
    update: tags,
    delete: "DeleteDeliveryDestination",
  },
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": {
    service: "logs",
    on: ["arn:aws:logs:*:*:delivery-source:{own}*"],
    create: "PutDeliverySource",
    read: "GetDeliverySource ListTagsForResource",
    update: tags,
    delete: "DeleteDeliverySource",
    anywhere: "cloudfront:AllowVendedLogDeliveryForResource",
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    ...logGroup,
    create: "CreateLogGroup PutRetentionPolicy",
    read: "ListTagsForResource",
    update: `DeleteRetentionPolicy ${tags}`,
    delete: "DeleteLogGroup",
    anywhere: "DescribeLogGroups",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    service: "logs",
    create: "PutResourcePolicy",
    read: "DescribeResourcePolicies",
    delete: "DeleteResourcePolicy",
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    service: "cloudwatch",
    on: ["arn:aws:cloudwatch::*:dashboard/{own}*"],
    create: "PutDashboard",
    read: "GetDashboard",
    delete: "DeleteDashboards",
  },
  "aws:cloudwatch/queryDefinition:QueryDefinition": {
    service: "logs",
    create: "PutQueryDefinition",
    read: "DescribeQueryDefinitions",
    delete: "DeleteQueryDefinition",
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    service: "cloudwatch",
    on: ["arn:aws:cloudwatch:*:*:alarm:{own}*"],
    create: "PutMetricAlarm",
    read: "DescribeAlarms ListTagsForResource",
    update: tags,
    delete: "DeleteAlarms",
  },
  "aws:iam/role:Role": {
    ...role,
    create: "CreateRole TagRole",
    read: "GetRole ListRolePolicies ListAttachedRolePolicies",
    update:
      "UpdateRole UpdateAssumeRolePolicy UpdateRoleDescription PutRolePermissionsBoundary UntagRole",
    delete: "DeleteRole ListInstanceProfilesForRole",
  },
  "aws:iam/rolePolicy:RolePolicy": {
    ...role,
    create: "PutRolePolicy",
    read: "GetRolePolicy",
    delete: "DeleteRolePolicy",
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    ...role,
    create: "AttachRolePolicy",
    read: "ListAttachedRolePolicies",
    delete: "DetachRolePolicy",
  },
  "aws:lambda/alias:Alias": {
    ...lambdaFunction,
    create: "CreateAlias",
    read: "GetAlias",
    update: "UpdateAlias",
    delete: "DeleteAlias",
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    service: "lambda",
    on: ["arn:aws:lambda:*:*:event-source-mapping:*"],
    create: "TagResource",
    read: "ListTags",
    update: "UntagResource",
    belonging: {
      actions: ["Create", "Get", "Update", "Delete"]
        .map((verb) => `lambda:${verb}EventSourceMapping`)
        .join(" "),
      key: "lambda:FunctionArn",
      arn: "arn:aws:lambda:*:*:function:{own}*",
    },
  },
  "aws:lambda/function:Function": {
    ...lambdaFunction,
    create: "CreateFunction PublishVersion PutFunctionConcurrency",
    read: "GetFunction GetFunctionCodeSigningConfig ListVersionsByFunction ListTags",
    update: `UpdateFunctionCode UpdateFunctionConfiguration DeleteFunctionConcurrency ${tags}`,
    delete: "DeleteFunction",
    passesRole: true,
  },
  "aws:lambda/permission:Permission": {
    ...lambdaFunction,
    create: "AddPermission",
    read: "GetPolicy",
    delete: "RemovePermission",
  },
  "aws:s3/bucket:Bucket": {
    ...bucket,
    create: "CreateBucket PutBucketTagging",
    read:
      "ListBucket GetBucketLocation GetBucketTagging GetBucketAcl GetBucketCORS GetBucketLogging GetBucketObjectLockConfiguration " +
      "GetBucketPolicy GetBucketRequestPayment GetBucketVersioning GetBucketWebsite GetAccelerateConfiguration " +
      "GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListTagsForResource",
    update: tags,
    delete: "DeleteBucket ListBucketVersions",
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration":
    bucketSetting("LifecycleConfiguration"),
  "aws:s3/bucketNotification:BucketNotification": bucketSetting("BucketNotification"),
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    ...object,
    create: "PutObject PutObjectTagging",
    read: "GetObject GetObjectTagging",
    delete: "DeleteObject DeleteObjectVersion",
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls":
    bucketSetting("BucketOwnershipControls"),
  "aws:s3/bucketPolicy:BucketPolicy": {
    ...bucketSetting("BucketPolicy"),
    delete: "DeleteBucketPolicy",
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock":
    bucketSetting("BucketPublicAccessBlock"),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    ...bucketSetting("ReplicationConfiguration"),
    passesRole: true,
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    bucketSetting("EncryptionConfiguration"),
  "aws:s3/bucketVersioning:BucketVersioning": bucketSetting("BucketVersioning"),
  "aws:s3/objectCopy:ObjectCopy": {
    ...object,
    create: "GetObject GetObjectTagging PutObject PutObjectTagging",
    read: "GetObject",
  },
  "aws:secretsmanager/secret:Secret": {
    ...secret,
    create: "CreateSecret ReplicateSecretToRegions",
    read: "DescribeSecret GetResourcePolicy",
    update: `UpdateSecret RemoveRegionsFromReplication ${tags}`,
    delete: "DeleteSecret",
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    ...secret,
    create: "PutSecretValue",
    read: "GetSecretValue",
    update: "UpdateSecretVersionStage",
  },
  // The name of an identity is a mail address or a domain, not a name of the stack.
  "aws:sesv2/emailIdentity:EmailIdentity": {
    service: "ses",
    on: ["arn:aws:ses:*:*:identity/*"],
    create: `CreateEmailIdentity ${tags}`,
    read: "GetEmailIdentity ListTagsForResource",
    update: "PutEmailIdentityDkimSigningAttributes PutEmailIdentityConfigurationSetAttributes",
    delete: "DeleteEmailIdentity",
  },
  "aws:sns/topic:Topic": {
    ...topic,
    create: "CreateTopic SetTopicAttributes",
    read: "GetTopicAttributes ListTagsForResource",
    update: tags,
    delete: "DeleteTopic",
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    ...topic,
    create: "SetTopicAttributes",
    read: "GetTopicAttributes",
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    ...topic,
    create: "Subscribe",
    read: "ListSubscriptionsByTopic",
    anywhere: "GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe",
  },
  "aws:sqs/queue:Queue": {
    ...queue,
    create: "CreateQueue SetQueueAttributes TagQueue",
    read: "GetQueueAttributes GetQueueUrl ListQueueTags",
    update: "UntagQueue",
    delete: "DeleteQueue",
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    ...queue,
    create: "SetQueueAttributes",
    read: "GetQueueAttributes",
  },
};
