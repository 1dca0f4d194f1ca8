/**
 * Which inputs of an AWS resource can be updated, and which replace it.
 *
 * Only the code of the provider defines that; this table is written from its documentation, for the types of this
 * program. Where it is wrong the scenarios are wrong in the same way, so in doubt it replaces: a replacement shows
 * whether the order of operations is safe.
 *
 * @module
 */

/** Inputs that are fixed for life, by type. `*`: all of them. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  "aws:acm/certificate:Certificate": [
    ...["domainName", "subjectAlternativeNames", "validationMethod", "keyAlgorithm"],
  ],
  "aws:acm/certificateValidation:CertificateValidation": ["certificateArn"],
  "aws:apigateway/deployment:Deployment": ["restApi", "triggers"],
  "aws:apigateway/integration:Integration": [
    ...["restApi", "resourceId", "httpMethod", "integrationHttpMethod", "type"],
  ],
  "aws:apigateway/method:Method": ["restApi", "resourceId", "httpMethod"],
  "aws:apigateway/methodSettings:MethodSettings": ["restApi", "stageName", "methodPath"],
  "aws:apigateway/resource:Resource": ["restApi"],
  "aws:apigateway/restApiPolicy:RestApiPolicy": ["restApiId"],
  "aws:apigateway/stage:Stage": ["restApi", "stageName"],
  "aws:apigatewayv2/api:Api": ["protocolType"],
  "aws:apigatewayv2/apiMapping:ApiMapping": ["domainName"],
  "aws:apigatewayv2/authorizer:Authorizer": ["apiId"],
  "aws:apigatewayv2/domainName:DomainName": ["domainName"],
  "aws:apigatewayv2/integration:Integration": ["apiId", "integrationType"],
  "aws:apigatewayv2/route:Route": ["apiId"],
  "aws:apigatewayv2/stage:Stage": ["apiId", "name"],
  "aws:cloudfront/cachePolicy:CachePolicy": ["name"],
  "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy": [],
  "aws:cloudfront/distribution:Distribution": ["staging"],
  "aws:cloudfront/originAccessControl:OriginAccessControl": ["name"],
  "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": ["name"],
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": ["name"],
  "aws:cloudfront/vpcOrigin:VpcOrigin": ["vpcOriginEndpointConfig.arn"],
  "aws:cloudwatch/logDelivery:LogDelivery": ["deliverySourceName", "deliveryDestinationArn"],
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": ["name"],
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": ["logType", "name", "resourceArn"],
  "aws:cloudwatch/logGroup:LogGroup": ["name", "logGroupClass"],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": ["policyName", "resourceArn"],
  "aws:cloudwatch/dashboard:Dashboard": ["dashboardName"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["name"],
  "aws:cloudwatch/queryDefinition:QueryDefinition": [],
  "aws:ec2/flowLog:FlowLog": ["vpcId", "trafficType", "logDestination", "logDestinationType"],
  "aws:ec2/internetGateway:InternetGateway": [],
  "aws:ec2/routeTable:RouteTable": ["vpcId"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["subnetId"],
  "aws:ec2/securityGroup:SecurityGroup": ["name", "description", "vpcId"],
  "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock", "availabilityZone"],
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["serviceName", "vpcId", "vpcEndpointType"],
  "aws:iam/role:Role": ["name", "path"],
  "aws:iam/rolePolicy:RolePolicy": ["name", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["*"],
  "aws:lambda/alias:Alias": ["name", "functionName"],
  "aws:lambda/eventSourceMapping:EventSourceMapping": ["eventSourceArn", "startingPosition"],
  "aws:lambda/function:Function": ["name", "packageType"],
  "aws:lambda/permission:Permission": ["*"],
  "aws:lb/listener:Listener": ["loadBalancerArn"],
  "aws:lb/loadBalancer:LoadBalancer": ["name", "internal", "loadBalancerType"],
  "aws:lb/targetGroup:TargetGroup": ["name", "port", "protocol", "targetType", "vpcId"],
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": ["*"],
  "aws:route53/healthCheck:HealthCheck": ["type"],
  "aws:route53/record:Record": ["zoneId", "name", "setIdentifier"],
  "aws:s3/bucket:Bucket": ["bucket"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["bucket"],
  "aws:s3/bucketNotification:BucketNotification": ["bucket"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["bucket", "key"],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["bucket"],
  "aws:s3/bucketPolicy:BucketPolicy": ["bucket"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["bucket"],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": ["bucket"],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    "bucket",
  ],
  "aws:s3/bucketVersioning:BucketVersioning": ["bucket"],
  "aws:s3/objectCopy:ObjectCopy": ["bucket", "key"],
  "aws:secretsmanager/secret:Secret": ["name"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["secretId", "secretString"],
  "aws:sesv2/emailIdentity:EmailIdentity": ["emailIdentity"],
  "aws:sns/topic:Topic": ["name", "fifoTopic"],
  "aws:sns/topicSubscription:TopicSubscription": ["topic", "protocol", "endpoint"],
  "aws:sns/topicPolicy:TopicPolicy": ["arn"],
  "aws:sqs/queue:Queue": ["name", "fifoQueue"],
  "aws:sqs/queuePolicy:QueuePolicy": ["queueUrl"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["securityGroupId"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["securityGroupId"],
  "aws:wafv2/ipSet:IpSet": ["name", "scope", "ipAddressVersion"],
  "aws:wafv2/regexPatternSet:RegexPatternSet": ["name", "scope"],
  "aws:wafv2/webAcl:WebAcl": ["name", "scope"],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": ["resourceArn"],
  "random:index/randomPassword:RandomPassword": ["*"],
  "tls:index/privateKey:PrivateKey": ["*"],
};

/** Things of which one set of the rest may exist under a name. Others may share a name, like APIs. */
const sharedNames: ReadonlySet<string> = new Set([
  "aws:apigateway/restApi:RestApi",
  "aws:apigatewayv2/api:Api",
]);

/** Inputs within which a name must be the only one, beside the Region. */
const namespaces: Readonly<Record<string, readonly string[]>> = {
  "aws:apigatewayv2/authorizer:Authorizer": ["apiId"],
  "aws:apigatewayv2/stage:Stage": ["apiId"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId"],
  "aws:iam/rolePolicy:RolePolicy": ["role"],
  "aws:lambda/alias:Alias": ["functionName"],
  "aws:lambda/permission:Permission": ["function", "qualifier"],
};

/** Whether replacement rules are known for a type. */
export function hasRules(type: string): boolean {
  return type in fixed || type.startsWith("aws:apigateway/account:") || isFree(type);
}

/** Types whose every input can be changed. */
function isFree(type: string): boolean {
  return type === "aws:apigateway/restApi:RestApi";
}

/** Paths of the inputs that cannot be changed, for a resource that has just these. A Region never can. */
export function fixedInputs(type: string, inputs: readonly string[]): readonly string[] {
  const paths = fixed[type] ?? [];
  return [...(paths.includes("*") ? inputs : paths), "region"];
}

/** Inputs within which a name must be the only one; `undefined` where names may be shared. */
export function namespaceOf(type: string): readonly string[] | undefined {
  return sharedNames.has(type) ? undefined : (namespaces[type] ?? []);
}
