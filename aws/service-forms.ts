/**
 * Forms of properties that Lambda, SQS, IAM, Secrets Manager, WAF, CloudWatch and SNS accept.
 *
 * @module
 */
import type { FormFact } from "./form.ts";
import { logRetentionDays } from "./logs.ts";
import {
  alarmReferencePage,
  iamReferencePage,
  lambdaReferencePage,
  logsReferencePage,
  secretsReferencePage,
  wafReferencePage,
} from "./other-pages.ts";
import {
  messageRetentionRange,
  queueAttributeRanges,
  queueAttributesPage,
  visibilityTimeoutRange,
} from "./sqs.ts";

const delivery = {
  path: "name",
  pattern: ["[\\w-]{1,60}", "1 to 60 letters, digits, - and _"],
} as const;
const bounds = ({ min, max }: { readonly min: number; readonly max: number }) =>
  [min, max] as const;
const iamName = "letters, digits and +=,.@_-";

export const lambdaForms: FormFact = {
  about: "Forms of the properties of functions",
  value: {
    "aws:lambda/alias:Alias": [
      { path: "name", pattern: ["(?!\\d+$)[A-Za-z0-9_-]{1,128}", "letters, digits, - and _"] },
      { path: "description", length: [0, 256] },
    ],
    "aws:lambda/function:Function": [
      { path: "name", pattern: ["[A-Za-z0-9_-]{1,64}", "1 to 64 letters, digits, - and _"] },
      { path: "description", length: [0, 256] },
      { path: "handler", pattern: ["\\S{1,128}", "1 to 128 characters without spaces"] },
      { path: "packageType", oneOf: ["Zip", "Image"] },
      { path: "architectures", most: 1 },
      { path: "architectures[]", oneOf: ["arm64", "x86_64"] },
      { path: "ephemeralStorage.size", range: [512, 10_240] },
      { path: "layers", most: 5 },
      { path: "loggingConfig.logFormat", oneOf: ["JSON", "Text"] },
      { path: "tracingConfig.mode", oneOf: ["Active", "PassThrough"] },
    ],
    "aws:lambda/functionUrl:FunctionUrl": [
      { path: "authorizationType", oneOf: ["AWS_IAM", "NONE"] },
      { path: "cors.maxAge", range: [0, 86_400] },
    ],
    "aws:lambda/permission:Permission": [
      { path: "statementId", pattern: ["[A-Za-z0-9_-]{1,100}", "letters, digits, - and _"] },
      {
        path: "action",
        pattern: ["lambda:(\\*|[A-Za-z]+)|\\*", "an action like lambda:InvokeFunction"],
      },
      { path: "sourceAccount", pattern: ["\\d{12}", "12 digits"] },
    ],
  },
  ...lambdaReferencePage,
  certainty: "documented",
};

export const queueForms: FormFact = {
  about: "Forms of the properties of queues and of their event source mappings",
  value: {
    "aws:lambda/eventSourceMapping:EventSourceMapping": [
      { path: "batchSize", range: [1, 10_000] },
      { path: "maximumBatchingWindowInSeconds", range: [0, 300] },
      { path: "functionResponseTypes[]", oneOf: ["ReportBatchItemFailures"] },
      { path: "scalingConfig.maximumConcurrency", range: [2, 1000] },
    ],
    "aws:sqs/queue:Queue": [
      {
        path: "name",
        pattern: [
          "[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo",
          "1 to 80 letters, digits, - and _",
        ],
      },
      { path: "visibilityTimeoutSeconds", range: bounds(visibilityTimeoutRange.value) },
      { path: "messageRetentionSeconds", range: bounds(messageRetentionRange.value) },
      { path: "delaySeconds", range: bounds(queueAttributeRanges.value.delaySeconds) },
      {
        path: "receiveWaitTimeSeconds",
        range: bounds(queueAttributeRanges.value.receiveWaitTimeSeconds),
      },
    ],
  },
  ...queueAttributesPage,
  certainty: "documented",
};

export const iamForms: FormFact = {
  about: "Forms of the properties of roles and policies",
  value: {
    "aws:iam/policy:Policy": [
      { path: "name", pattern: ["[\\w+=,.@-]{1,128}", iamName] },
      { path: "description", length: [0, 1_000] },
    ],
    "aws:iam/role:Role": [
      { path: "name", pattern: ["[\\w+=,.@-]{1,64}", `1 to 64 ${iamName}`] },
      { path: "description", length: [0, 1_000] },
      { path: "maxSessionDuration", range: [3_600, 43_200] },
    ],
    "aws:iam/rolePolicy:RolePolicy": [{ path: "name", pattern: ["[\\w+=,.@-]{1,128}", iamName] }],
  },
  ...iamReferencePage,
  certainty: "documented",
};

const keeps = ["KEEP", "DROP"] as const;

export const wafForms: FormFact = {
  about: "Forms of the properties of web ACLs and their logs",
  value: {
    "aws:wafv2/ipSet:IpSet": [
      { path: "scope", oneOf: ["CLOUDFRONT", "REGIONAL"] },
      { path: "ipAddressVersion", oneOf: ["IPV4", "IPV6"] },
      { path: "addresses", most: 10_000 },
    ],
    "aws:wafv2/webAcl:WebAcl": [
      { path: "name", pattern: ["[\\w-]{1,128}", "letters, digits, - and _"] },
      { path: "description", length: [1, 256] },
      { path: "scope", oneOf: ["CLOUDFRONT", "REGIONAL"] },
      { path: "rules[].priority", range: [0, 2_147_483_647] },
      { path: "rules[].name", pattern: ["[\\w-]{1,128}", "letters, digits, - and _"] },
    ],
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": [
      { path: "logDestinationConfigs", most: 1 },
      { path: "redactedFields", most: 100 },
      { path: "redactedFields[].singleHeader.name", length: [1, 64] },
      { path: "loggingFilter.defaultBehavior", oneOf: keeps },
      { path: "loggingFilter.filters[].behavior", oneOf: keeps },
      { path: "loggingFilter.filters[].requirement", oneOf: ["MEETS_ALL", "MEETS_ANY"] },
    ],
  },
  ...wafReferencePage,
  certainty: "documented",
};

export const alarmForms: FormFact = {
  about: "Forms of the properties of alarms and topics",
  value: {
    "aws:cloudwatch/metricAlarm:MetricAlarm": [
      { path: "name", length: [1, 255] },
      { path: "alarmDescription", length: [0, 1_024] },
      { path: "alarmActions", most: 5 },
      { path: "okActions", most: 5 },
      { path: "insufficientDataActions", most: 5 },
      { path: "statistic", oneOf: ["Average", "Maximum", "Minimum", "SampleCount", "Sum"] },
      {
        path: "comparisonOperator",
        oneOf: [
          ...["GreaterThanOrEqualToThreshold", "GreaterThanThreshold"],
          ...["LessThanOrEqualToThreshold", "LessThanThreshold"],
          ...["GreaterThanUpperThreshold", "LessThanLowerThreshold"],
          "LessThanLowerOrGreaterThanUpperThreshold",
        ],
      },
      { path: "treatMissingData", oneOf: ["breaching", "ignore", "missing", "notBreaching"] },
      { path: "metricQueries", most: 20 },
    ],
    "aws:sns/topic:Topic": [
      { path: "name", pattern: ["[A-Za-z0-9_-]{1,256}(\\.fifo)?", "letters, digits, - and _"] },
    ],
  },
  ...alarmReferencePage,
  certainty: "documented",
};

export const logForms: FormFact = {
  about: "Forms of the properties of log groups and log deliveries",
  value: {
    "aws:cloudwatch/logDelivery:LogDelivery": [
      { path: "fieldDelimiter", length: [0, 5] },
      { path: "recordFields", most: 128 },
      { path: "s3DeliveryConfigurations[].suffixPath", length: [1, 256] },
    ],
    "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": [
      delivery,
      { path: "outputFormat", oneOf: ["json", "parquet", "plain", "raw", "w3c"] },
    ],
    "aws:cloudwatch/logDeliverySource:LogDeliverySource": [delivery],
    "aws:cloudwatch/logGroup:LogGroup": [
      { path: "name", pattern: ["[.\\-_/#A-Za-z0-9]{1,512}", "letters, digits and .-_/#"] },
      { path: "logGroupClass", oneOf: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] },
      { path: "retentionInDays", oneOf: [0, ...logRetentionDays.value] },
    ],
  },
  ...logsReferencePage,
  certainty: "documented",
};

export const secretForms: FormFact = {
  about: "Forms of the properties of secrets",
  value: {
    "aws:secretsmanager/secret:Secret": [
      { path: "name", pattern: ["[A-Za-z0-9/_+=.@-]{1,512}", "letters, digits and /_+=.@-"] },
      { path: "description", length: [0, 2_048] },
      { path: "recoveryWindowInDays", pattern: ["0|[7-9]|[12]\\d|30", "0, or 7 to 30"] },
    ],
    "aws:secretsmanager/secretRotation:SecretRotation": [
      { path: "rotationRules.automaticallyAfterDays", range: [1, 1_000] },
    ],
  },
  ...secretsReferencePage,
  certainty: "documented",
};
