/**
 * What CloudWatch answers when logs, their delivery and alarms are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Log groups, log delivery, alarms. */
export const cloudwatch: Service = {
  resources: {
    "aws:cloudwatch/logGroup:LogGroup": logGroup,
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": (resource) => ({
      id: resource.text("policyName") ?? resource.text("resourceArn") ?? resource.name,
      policyScope: resource.text("resourceArn") === undefined ? "ACCOUNT" : "RESOURCE",
    }),
    "aws:cloudwatch/logDeliverySource:LogDeliverySource": deliverySource,
    "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": deliveryDestination,
    "aws:cloudwatch/logDelivery:LogDelivery": delivery,
    "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
    "aws:cloudwatch/dashboard:Dashboard": (resource) => {
      const name = resource.text("dashboardName") ?? resource.name;
      return {
        id: name,
        // Dashboards have no Region in their ARN.
        dashboardArn: `arn:aws:cloudwatch::${resource.accountId}:dashboard/${name}`,
      };
    },
    "aws:cloudwatch/queryDefinition:QueryDefinition": (resource) => {
      const queryDefinitionId = resource.uuid();
      return { id: queryDefinitionId, queryDefinitionId };
    },
  },
};

function logGroup(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 512 });
  return {
    id: name,
    name,
    namePrefix: "",
    // AWS's own ARN ends in `:*`; the provider takes that off.
    arn: logsArn(resource, `log-group:${name}`),
    logGroupClass: "STANDARD",
    deletionProtectionEnabled: false,
  };
}

function deliverySource(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 60 });
  return {
    id: name,
    name,
    arn: logsArn(resource, `delivery-source:${name}`),
    service: serviceOf(resource.text("resourceArn")),
  };
}

function deliveryDestination(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 60 });
  return {
    id: name,
    name,
    arn: logsArn(resource, `delivery-destination:${name}`),
    deliveryDestinationType: destinationType(resource),
  };
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeliveryDestination.html */
const destinationTypes = new Map([
  ["s3", "S3"],
  ["logs", "CWL"],
  ["firehose", "FH"],
]);

function destinationType({ inputs }: DeclaredResource): string {
  const target = JSON.stringify(inputs["deliveryDestinationConfiguration"] ?? {});
  const [, service = ""] = /"destinationResourceArn":"arn:[\w-]+:(\w+):/.exec(target) ?? [];
  return destinationTypes.get(service) ?? "XRAY";
}

function delivery(resource: DeclaredResource): Answer {
  const id = resource.hash(16, alphabets.lower);
  return {
    id,
    arn: logsArn(resource, `delivery:${id}`),
    fieldDelimiter: "",
    // See `logDeliveryPath` in aws/logs.ts.
    s3DeliveryConfigurations: [],
  };
}

function metricAlarm(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 255 });
  return {
    id: name,
    name,
    arn: `arn:aws:cloudwatch:${resource.region}:${resource.accountId}:alarm:${name}`,
  };
}

function logsArn(resource: DeclaredResource, rest: string): string {
  return `arn:aws:logs:${resource.region}:${resource.accountId}:${rest}`;
}

/** The third part of an ARN. */
function serviceOf(arn: string | undefined): string {
  return arn?.split(":")[2] ?? "";
}
