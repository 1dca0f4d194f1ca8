import { publicAccessBlockSettings } from "../../../aws/s3-limits.ts";
import { checkEach, report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import type { Resource } from "../../reading/resource.ts";
import { resourceRule } from "../../rule.ts";

const addressed = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

const ported = ["ipProtocol", "fromPort", "toPort"];

/** Properties that restrict or log access, by type. */
const guardrails: Readonly<Record<string, readonly string[]>> = {
  "aws:apigateway/method:Method": ["authorization", "authorizerId", "apiKeyRequired"],
  "aws:apigateway/methodSettings:MethodSettings": ["settings"],
  "aws:apigateway/restApi:RestApi": ["policy", "endpointConfiguration"],
  "aws:apigateway/restApiPolicy:RestApiPolicy": ["policy"],
  "aws:apigateway/stage:Stage": ["accessLogSettings"],
  "aws:apigatewayv2/api:Api": ["disableExecuteApiEndpoint", "corsConfiguration"],
  "aws:apigatewayv2/authorizer:Authorizer": ["authorizerUri", "identitySources"],
  "aws:apigatewayv2/route:Route": ["authorizationType", "authorizerId"],
  "aws:apigatewayv2/stage:Stage": ["accessLogSettings", "defaultRouteSettings"],
  "aws:cloudfront/cachePolicy:CachePolicy": [
    ...["minTtl", "maxTtl", "parametersInCacheKeyAndForwardedToOrigin"],
  ],
  "aws:cloudfront/distribution:Distribution": [
    ...["webAclId", "viewerCertificate", "origins", "originGroups", "restrictions"],
    ...["defaultCacheBehavior", "orderedCacheBehaviors", "loggingConfig"],
  ],
  "aws:cloudfront/originAccessControl:OriginAccessControl": ["signingBehavior"],
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": [
    ...["securityHeadersConfig", "corsConfig"],
  ],
  "aws:cloudfront/vpcOrigin:VpcOrigin": ["vpcOriginEndpointConfig"],
  "aws:cloudwatch/logGroup:LogGroup": ["retentionInDays"],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": ["policyDocument"],
  "aws:ec2/securityGroup:SecurityGroup": ["ingress", "egress"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["policy", "securityGroupIds", "privateDnsEnabled"],
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/role:Role": [
    ...["assumeRolePolicy", "inlinePolicies", "managedPolicyArns", "permissionsBoundary"],
  ],
  "aws:iam/rolePolicy:RolePolicy": ["policy"],
  "aws:kms/key:Key": ["policy", "enableKeyRotation"],
  "aws:lambda/functionUrl:FunctionUrl": ["authorizationType", "cors"],
  "aws:lambda/permission:Permission": ["principal", "sourceArn", "sourceAccount"],
  "aws:lb/listener:Listener": ["protocol", "sslPolicy", "certificateArn"],
  "aws:lb/loadBalancer:LoadBalancer": ["internal", "securityGroups"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["rules"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["rule"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": [...publicAccessBlockSettings.value],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    "rules",
  ],
  "aws:s3/bucketVersioning:BucketVersioning": ["versioningConfiguration"],
  "aws:secretsmanager/secretPolicy:SecretPolicy": ["policy"],
  "aws:sns/topicPolicy:TopicPolicy": ["policy"],
  "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [...addressed, ...ported],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [...addressed, ...ported],
  "aws:wafv2/ipSet:IpSet": ["addresses"],
  "aws:wafv2/webAcl:WebAcl": ["rules", "ruleJson", "defaultAction"],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": [
    ...["logDestinationConfigs", "redactedFields", "loggingFilter"],
  ],
};

/** What a distribution serves: during a continuous deployment it stays, and a staging distribution has what the program declares. */
const released: readonly string[] = [
  ...["origins", "originGroups", "defaultCacheBehavior", "orderedCacheBehaviors"],
];

function isReleased({ type, props }: Resource, property: string): boolean {
  const isPrimary =
    type === distributionType && props["continuousDeploymentPolicyId"] !== undefined;
  return isPrimary && released.includes(property);
}

export const guardrailsNotIgnored = resourceRule({
  name: "guardrails-not-ignored",
  statement: "Guardrails are restored when they are changed outside the program.",
  why: "A deployment never restores what ignoreChanges names, and no rule sees its actual value.",
  url: "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/",
  severity: "high",
  types: Object.keys(guardrails),
  evaluate: (resource) =>
    checkEach(resource.options.ignoreChanges, (path) => {
      const first = firstStep(path);
      return (
        (first === "*" || guardrails[resource.type]?.includes(first)) &&
        !isReleased(resource, first) &&
        report(
          resource,
          "ignoreChanges",
          `names ${path}`,
          `remove it: ${first === "*" ? "it names everything" : `${first} is a guardrail`}`,
        )
      );
    }),
});

/** Of `origins[0].domainName`, `["origins"]` and `origins` alike it is `origins`. */
function firstStep(path: string): string {
  const [first = ""] = path.replace(/^\["?/, "").split(/[.[\]"]/);
  return first;
}
