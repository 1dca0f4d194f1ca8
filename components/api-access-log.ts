/**
 * The access log of an HTTP API.
 *
 * @module
 */
import type { Api } from "@pulumi/aws/apigatewayv2/api.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";

/**
 * The log group of the stage. The resource policy of log delivery covers this prefix; every other name makes the policy
 * longer, up to its quota. HTTP APIs deliver logs without the account-wide role that REST APIs need.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function apiAccessLog(
  name: string,
  api: Api,
  { region, logRetentionDays }: { readonly region: string; readonly logRetentionDays: number },
  child: pulumi.CustomResourceOptions,
): LogGroup {
  return new LogGroup(
    name,
    {
      region,
      name: pulumi.interpolate`/aws/vendedlogs/apigateway/${api.id}`,
      retentionInDays: logRetentionDays,
    },
    child,
  );
}

/** What a line says of the request and its response, in HTTP APIs and in REST APIs. */
export const requestLogFields: Readonly<Record<string, string>> = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  method: "$context.httpMethod",
  path: "$context.path",
  protocol: "$context.protocol",
  status: "$context.status",
  responseLength: "$context.responseLength",
  responseMs: "$context.responseLatency",
  integrationMs: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
};

/**
 * One JSON line for each request, without headers, query strings and addresses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export const apiAccessLogFormat = JSON.stringify({
  ...requestLogFields,
  integrationError: "$context.integrationErrorMessage",
  authorizerStatus: "$context.authorizer.status",
  authorizerError: "$context.authorizer.error",
  error: "$context.error.message",
});
