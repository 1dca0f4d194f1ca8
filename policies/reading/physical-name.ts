/**
 * Names as AWS knows them, of what must not have the same name twice.
 *
 * @module
 */
import { regionOf, type StackResource } from "./resource.ts";
import { isPresent, text } from "./value.ts";

/** The property that is the name, by type. What AWS identifies by an id only is not here. */
const nameProperties: Readonly<Record<string, string>> = {
  "aws:cloudfront/cachePolicy:CachePolicy": "name",
  "aws:cloudfront/function:Function": "name",
  "aws:cloudfront/keyValueStore:KeyValueStore": "name",
  "aws:cloudfront/originAccessControl:OriginAccessControl": "name",
  "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": "name",
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": "name",
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": "alarmName",
  "aws:cloudwatch/dashboard:Dashboard": "dashboardName",
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": "name",
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": "name",
  "aws:cloudwatch/logGroup:LogGroup": "name",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyName",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "name",
  "aws:dynamodb/table:Table": "name",
  "aws:iam/policy:Policy": "name",
  "aws:iam/role:Role": "name",
  "aws:iam/user:User": "name",
  "aws:kms/alias:Alias": "name",
  "aws:lambda/function:Function": "name",
  "aws:lb/loadBalancer:LoadBalancer": "name",
  "aws:lb/targetGroup:TargetGroup": "name",
  "aws:s3/bucket:Bucket": "bucket",
  "aws:secretsmanager/secret:Secret": "name",
  "aws:sns/topic:Topic": "name",
  "aws:sqs/queue:Queue": "name",
  "aws:ssm/parameter:Parameter": "name",
  "aws:wafv2/ipSet:IpSet": "name",
  "aws:wafv2/webAcl:WebAcl": "name",
};

/** Services whose names hold in every Region. */
const everywhere = ["aws:cloudfront/", "aws:cloudwatch/dashboard:", "aws:iam/", "aws:s3/bucket:"];

/** A name, and where it is. */
export interface PhysicalName {
  /** The property. */
  readonly at: string;
  readonly name: string;
  /** Whether the program gives a prefix only, and the provider the rest. */
  readonly isPrefixed: boolean;
  /** Within this no other resource of the type may have it: a Region, or everything. */
  readonly scope: string;
}

/** @returns `undefined` where it has none, or it is not known yet. */
export function physicalName(resource: StackResource): PhysicalName | undefined {
  const { type, props } = resource;
  const at = nameProperties[type];
  const name = text(props[at ?? ""]);
  if (at === undefined || name === undefined) {
    return undefined;
  }
  const isPrefixed = isPresent(props["namePrefix"]) || isPresent(props["bucketPrefix"]);
  const isEverywhere = everywhere.some((start) => type.startsWith(start));
  const scope = isEverywhere ? "everywhere" : (text(regionOf(resource)) ?? "unknown");
  return { at, name, isPrefixed, scope };
}
