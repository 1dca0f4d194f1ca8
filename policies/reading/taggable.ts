/**
 * Types that can be tagged and cost something or hold data, as far as a facade uses them.
 *
 * Inputs do not show whether a type can be tagged; outputs do, by `tagsAll`.
 *
 * @module
 */

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
