/**
 * Types that can be tagged and cost something or hold data, as far as a facade uses them.
 *
 * Inputs do not show whether a type can be tagged; outputs do, by `tagsAll`.
 *
 * @module
 */
import { isMadeForEdge } from "./edge-function-reading.ts";
import { type Resource, tagsOf } from "./resource.ts";
import { unknown } from "./value.ts";

const byService: Readonly<Record<string, readonly string[]>> = {
  acm: ["Certificate"],
  apigateway: ["ApiKey", "DomainName", "RestApi", "Stage", "UsagePlan", "VpcLink"],
  apigatewayv2: ["Api", "DomainName", "Stage", "VpcLink"],
  cloudfront: ["Distribution", "VpcOrigin"],
  cloudwatch: [
    ...["CompositeAlarm", "EventRule", "LogDelivery", "LogDeliveryDestination"],
    ...["LogDeliverySource", "LogGroup", "MetricAlarm"],
  ],
  dynamodb: ["Table"],
  ec2: ["NatGateway", "SecurityGroup", "Subnet", "Vpc", "VpcEndpoint"],
  iam: ["Policy", "Role", "User"],
  kms: ["Key"],
  lambda: ["EventSourceMapping", "Function"],
  lb: ["Listener", "LoadBalancer", "TargetGroup"],
  route53: ["HealthCheck", "Zone"],
  s3: ["Bucket", "BucketV2"],
  secretsmanager: ["Secret"],
  sesv2: ["EmailIdentity"],
  sfn: ["StateMachine"],
  sns: ["Topic"],
  sqs: ["Queue"],
  ssm: ["Parameter"],
  wafv2: ["IpSet", "RegexPatternSet", "RuleGroup", "WebAcl"],
};

/** Their types. */
export const taggableTypes: readonly string[] = Object.entries(byService).flatMap(
  ([service, classes]) =>
    classes.map((each) => `aws:${service}/${each.charAt(0).toLowerCase()}${each.slice(1)}:${each}`),
);

/**
 * Tags that a resource has neither itself nor from its provider; none while those are unknown. CloudFront's documentation
 * states that functions of the edge cannot be tagged.
 */
export function missingTags(resource: Resource, tags: readonly string[]): readonly string[] {
  const { props, provider } = resource;
  const isUnknown = props["tags"] === unknown || provider?.props["defaultTags"] === unknown;
  const present = tagsOf(resource);
  return isUnknown || isMadeForEdge(resource)
    ? []
    : tags.filter((tag) => present[tag] === undefined);
}
