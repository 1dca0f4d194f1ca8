/**
 * Declares one resource of each type that is answered for, with no more than AWS demands.
 *
 * @module
 */
import * as aws from "@pulumi/aws";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { PrivateKey } from "@pulumi/tls/privateKey.js";
import { declareMessaging } from "./declare-messaging.ts";

const arn = "arn:aws:s3:::one";

/** A method of a REST API. */
const restMethod = { restApi: "a", resourceId: "r", httpMethod: "ANY" };

/** By type. */
export const declareEach: Readonly<Record<string, (name: string) => object>> = {
  ...declareMessaging,
  "aws:acm/certificate:Certificate": (name) =>
    new aws.acm.Certificate(name, { domainName: "example.com" }),
  "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": (name) =>
    new aws.cloudfront.OriginAccessIdentity(name),
  "aws:lambda/layerVersion:LayerVersion": (name) =>
    new aws.lambda.LayerVersion(name, { layerName: "dep" }),
  "aws:ec2/flowLog:FlowLog": (name) => new aws.ec2.FlowLog(name, { vpcId: "vpc-1" }),
  "aws:route53/zone:Zone": (name) => new aws.route53.Zone(name, { name: "example.com" }),
  "aws:acm/certificateValidation:CertificateValidation": (name) =>
    new aws.acm.CertificateValidation(name, { certificateArn: arn }),
  "aws:route53/healthCheck:HealthCheck": (name) =>
    new aws.route53.HealthCheck(name, { type: "CLOUDWATCH_METRIC" }),
  "aws:route53/record:Record": (name) =>
    new aws.route53.Record(name, { zoneId: "Z1", name: "example.com", type: "A" }),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": (name) =>
    new aws.s3.BucketReplicationConfig(name, { bucket: "b", role: arn, rules: [] }),
  "aws:dynamodb/table:Table": (name) => new aws.dynamodb.Table(name),
  "aws:secretsmanager/secretPolicy:SecretPolicy": (name) =>
    new aws.secretsmanager.SecretPolicy(name, { secretArn: arn, policy: "{}" }),
  "aws:ssm/parameter:Parameter": (name) => new aws.ssm.Parameter(name, { type: "String" }),
  "aws:s3/bucketAcl:BucketAcl": (name) => new aws.s3.BucketAcl(name, { bucket: "b" }),
  "aws:s3/bucketNotification:BucketNotification": (name) =>
    new aws.s3.BucketNotification(name, { bucket: "b" }),
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": (name) =>
    new aws.s3.BucketWebsiteConfiguration(name, {
      bucket: "b",
      indexDocument: { suffix: "index.html" },
    }),
  "aws:s3/objectCopy:ObjectCopy": (name) =>
    new aws.s3.ObjectCopy(name, { bucket: "b", key: "k", source: "a/k" }),
  "aws:apigatewayv2/api:Api": (name) => new aws.apigatewayv2.Api(name, { protocolType: "HTTP" }),
  "aws:apigatewayv2/apiMapping:ApiMapping": (name) =>
    new aws.apigatewayv2.ApiMapping(name, { apiId: "a", domainName: "d", stage: "s" }),
  "aws:apigatewayv2/authorizer:Authorizer": (name) =>
    new aws.apigatewayv2.Authorizer(name, { apiId: "a", authorizerType: "REQUEST" }),
  "aws:apigatewayv2/domainName:DomainName": (name) =>
    new aws.apigatewayv2.DomainName(name, {
      domainName: "api.example.com",
      domainNameConfiguration: {
        certificateArn: arn,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
    }),
  "aws:apigatewayv2/integration:Integration": (name) =>
    new aws.apigatewayv2.Integration(name, { apiId: "a", integrationType: "AWS_PROXY" }),
  "aws:apigatewayv2/route:Route": (name) =>
    new aws.apigatewayv2.Route(name, { apiId: "a", routeKey: "$default" }),
  "aws:apigatewayv2/stage:Stage": (name) => new aws.apigatewayv2.Stage(name, { apiId: "a" }),
  "aws:secretsmanager/secret:Secret": (name) => new aws.secretsmanager.Secret(name),
  "aws:secretsmanager/secretVersion:SecretVersion": (name) =>
    new aws.secretsmanager.SecretVersion(name, { secretId: arn }),
  "random:index/randomPassword:RandomPassword": (name) => new RandomPassword(name, { length: 8 }),
  "tls:index/privateKey:PrivateKey": (name) =>
    new PrivateKey(name, { algorithm: "ECDSA", ecdsaCurve: "P256" }),
  "aws:sns/topic:Topic": (name) => new aws.sns.Topic(name),
  "aws:sns/topicPolicy:TopicPolicy": (name) => new aws.sns.TopicPolicy(name, { arn, policy: "{}" }),
  "aws:s3/bucket:Bucket": (name) => new aws.s3.Bucket(name),
  "aws:s3/bucketPolicy:BucketPolicy": (name) =>
    new aws.s3.BucketPolicy(name, { bucket: "b", policy: "{}" }),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (name) =>
    new aws.s3.BucketPublicAccessBlock(name, { bucket: "b" }),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": (name) =>
    new aws.s3.BucketOwnershipControls(name, {
      bucket: "b",
      rule: { objectOwnership: "BucketOwnerEnforced" },
    }),
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": (name) =>
    new aws.s3.BucketCorsConfiguration(name, {
      bucket: "b",
      corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["*"] }],
    }),
  "aws:s3/bucketVersioning:BucketVersioning": (name) =>
    new aws.s3.BucketVersioning(name, {
      bucket: "b",
      versioningConfiguration: { status: "Enabled" },
    }),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": (
    name,
  ) => new aws.s3.BucketServerSideEncryptionConfiguration(name, { bucket: "b", rules: [] }),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (name) =>
    new aws.s3.BucketLifecycleConfiguration(name, { bucket: "b" }),
  "aws:s3/bucketObjectv2:BucketObjectv2": (name) =>
    new aws.s3.BucketObjectv2(name, { bucket: "b" }),
  "aws:s3/bucketObject:BucketObject": (name) => new aws.s3.BucketObject(name, { bucket: "b" }),
  "aws:lambda/function:Function": (name) => new aws.lambda.Function(name, { role: arn }),
  "aws:lambda/functionUrl:FunctionUrl": (name) =>
    new aws.lambda.FunctionUrl(name, { functionName: "f", authorizationType: "NONE" }),
  "aws:lambda/permission:Permission": (name) =>
    new aws.lambda.Permission(name, { action: "a", function: "f", principal: "p" }),
  "aws:lambda/alias:Alias": (name) =>
    new aws.lambda.Alias(name, { functionName: "f", functionVersion: "1" }),
  "aws:iam/policy:Policy": (name) => new aws.iam.Policy(name, { policy: "{}" }),
  "aws:iam/role:Role": (name) => new aws.iam.Role(name, { assumeRolePolicy: "{}" }),
  "aws:iam/rolePolicy:RolePolicy": (name) =>
    new aws.iam.RolePolicy(name, { role: "r", policy: "{}" }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (name) =>
    new aws.iam.RolePolicyAttachment(name, { role: "r", policyArn: arn }),
  "aws:cloudwatch/logGroup:LogGroup": (name) => new aws.cloudwatch.LogGroup(name),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": (name) =>
    new aws.cloudwatch.LogResourcePolicy(name, { policyDocument: "{}", policyName: "n" }),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": (name) =>
    new aws.cloudwatch.LogDeliverySource(name, { logType: "ACCESS_LOGS", resourceArn: arn }),
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": (name) =>
    new aws.cloudwatch.LogDeliveryDestination(name, {}),
  "aws:cloudwatch/logDelivery:LogDelivery": (name) =>
    new aws.cloudwatch.LogDelivery(name, { deliveryDestinationArn: arn, deliverySourceName: "s" }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (name) =>
    new aws.cloudwatch.MetricAlarm(name, {
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
    }),
  "aws:cloudfront/distribution:Distribution": (name) =>
    new aws.cloudfront.Distribution(name, {
      enabled: true,
      origins: [],
      defaultCacheBehavior: {
        targetOriginId: "one",
        viewerProtocolPolicy: "https-only",
        allowedMethods: ["GET"],
        cachedMethods: ["GET"],
      },
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: {},
    }),
  "aws:cloudfront/cachePolicy:CachePolicy": (name) =>
    new aws.cloudfront.CachePolicy(name, {
      parametersInCacheKeyAndForwardedToOrigin: {
        cookiesConfig: { cookieBehavior: "none" },
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "none" },
      },
    }),
  "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": (name) =>
    new aws.cloudfront.OriginRequestPolicy(name, {
      cookiesConfig: { cookieBehavior: "none" },
      headersConfig: { headerBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "none" },
    }),
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": (name) =>
    new aws.cloudfront.ResponseHeadersPolicy(name, {}),
  "aws:cloudfront/originAccessControl:OriginAccessControl": (name) =>
    new aws.cloudfront.OriginAccessControl(name, {
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    }),
  "aws:cloudfront/function:Function": (name) =>
    new aws.cloudfront.Function(name, { code: "", runtime: "cloudfront-js-2.0" }),
  "aws:cloudfront/keyValueStore:KeyValueStore": (name) => new aws.cloudfront.KeyValueStore(name),
  "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy": (name) =>
    new aws.cloudfront.ContinuousDeploymentPolicy(name, {
      enabled: false,
      stagingDistributionDnsNames: { quantity: 1, items: ["d1.cloudfront.net"] },
    }),
  "aws:cloudfront/publicKey:PublicKey": (name) =>
    new aws.cloudfront.PublicKey(name, { encodedKey: "-----BEGIN PUBLIC KEY-----" }),
  "aws:cloudfront/keyGroup:KeyGroup": (name) =>
    new aws.cloudfront.KeyGroup(name, { items: ["K1"] }),
  "aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey": (name) =>
    new aws.cloudfront.KeyvaluestoreKey(name, { keyValueStoreArn: arn, key: "k", value: "v" }),
  "aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive": (name) =>
    new aws.cloudfront.KeyvaluestoreKeysExclusive(name, { keyValueStoreArn: arn }),
  "aws:cloudfront/monitoringSubscription:MonitoringSubscription": (name) =>
    new aws.cloudfront.MonitoringSubscription(name, {
      distributionId: "E1",
      monitoringSubscription: {
        realtimeMetricsSubscriptionConfig: { realtimeMetricsSubscriptionStatus: "Enabled" },
      },
    }),
  "aws:wafv2/ipSet:IpSet": (name) =>
    new aws.wafv2.IpSet(name, { scope: "CLOUDFRONT", ipAddressVersion: "IPV4" }),
  "aws:wafv2/regexPatternSet:RegexPatternSet": (name) =>
    new aws.wafv2.RegexPatternSet(name, { scope: "CLOUDFRONT" }),
  "aws:wafv2/webAcl:WebAcl": (name) =>
    new aws.wafv2.WebAcl(name, {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: {
        cloudwatchMetricsEnabled: false,
        metricName: "m",
        sampledRequestsEnabled: false,
      },
    }),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (name) =>
    new aws.wafv2.WebAclLoggingConfiguration(name, {
      resourceArn: arn,
      logDestinationConfigs: [arn],
    }),
  "aws:apigateway/account:Account": (name) => new aws.apigateway.Account(name),
  "aws:apigateway/apiKey:ApiKey": (name) => new aws.apigateway.ApiKey(name),
  "aws:apigateway/authorizer:Authorizer": (name) =>
    new aws.apigateway.Authorizer(name, { restApi: "a" }),
  "aws:apigateway/integrationResponse:IntegrationResponse": (name) =>
    new aws.apigateway.IntegrationResponse(name, { ...restMethod, statusCode: "200" }),
  "aws:apigateway/methodResponse:MethodResponse": (name) =>
    new aws.apigateway.MethodResponse(name, { ...restMethod, statusCode: "200" }),
  "aws:apigateway/model:Model": (name) =>
    new aws.apigateway.Model(name, { restApi: "a", contentType: "application/json" }),
  "aws:apigateway/requestValidator:RequestValidator": (name) =>
    new aws.apigateway.RequestValidator(name, { restApi: "a" }),
  "aws:apigateway/response:Response": (name) =>
    new aws.apigateway.Response(name, { restApiId: "a", responseType: "DEFAULT_4XX" }),
  "aws:apigateway/usagePlan:UsagePlan": (name) => new aws.apigateway.UsagePlan(name),
  "aws:apigateway/usagePlanKey:UsagePlanKey": (name) =>
    new aws.apigateway.UsagePlanKey(name, { keyId: "k", keyType: "API_KEY", usagePlanId: "p" }),
  "aws:apigateway/basePathMapping:BasePathMapping": (name) =>
    new aws.apigateway.BasePathMapping(name, { restApi: "api", domainName: "api.example.com" }),
  "aws:apigateway/domainName:DomainName": (name) =>
    new aws.apigateway.DomainName(name, { domainName: "api.example.com" }),
  "aws:cognito/userPool:UserPool": (name) => new aws.cognito.UserPool(name),
  "aws:cognito/userPoolClient:UserPoolClient": (name) =>
    new aws.cognito.UserPoolClient(name, { userPoolId: "eu-west-1_abc" }),
  "aws:cognito/userPoolDomain:UserPoolDomain": (name) =>
    new aws.cognito.UserPoolDomain(name, { userPoolId: "eu-west-1_abc", domain: "login" }),
  "aws:apigateway/deployment:Deployment": (name) =>
    new aws.apigateway.Deployment(name, { restApi: "a" }),
  "aws:apigateway/integration:Integration": (name) =>
    new aws.apigateway.Integration(name, { ...restMethod, type: "MOCK" }),
  "aws:apigateway/method:Method": (name) =>
    new aws.apigateway.Method(name, { ...restMethod, authorization: "NONE" }),
  "aws:apigateway/methodSettings:MethodSettings": (name) =>
    new aws.apigateway.MethodSettings(name, {
      restApi: "a",
      stageName: "s",
      methodPath: "*/*",
      settings: {},
    }),
  "aws:apigateway/resource:Resource": (name) =>
    new aws.apigateway.Resource(name, { restApi: "a", parentId: "r", pathPart: "p" }),
  "aws:apigateway/restApi:RestApi": (name) => new aws.apigateway.RestApi(name),
  "aws:apigateway/restApiPolicy:RestApiPolicy": (name) =>
    new aws.apigateway.RestApiPolicy(name, { restApiId: "a", policy: "{}" }),
  "aws:apigateway/stage:Stage": (name) =>
    new aws.apigateway.Stage(name, { restApi: "a", deployment: "d", stageName: "s" }),
  "aws:cloudfront/vpcOrigin:VpcOrigin": (name) =>
    new aws.cloudfront.VpcOrigin(name, {
      vpcOriginEndpointConfig: {
        arn,
        name: "n",
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "http-only",
        originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
      },
    }),
  "aws:ec2/securityGroup:SecurityGroup": (name) => new aws.ec2.SecurityGroup(name),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (name) => new aws.ec2.VpcEndpoint(name, { vpcId: "v" }),
  "aws:lb/listener:Listener": (name) =>
    new aws.lb.Listener(name, { loadBalancerArn: arn, defaultActions: [] }),
  "aws:lb/loadBalancer:LoadBalancer": (name) => new aws.lb.LoadBalancer(name),
  "aws:lb/targetGroup:TargetGroup": (name) => new aws.lb.TargetGroup(name),
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": (name) =>
    new aws.lb.TargetGroupAttachment(name, { targetGroupArn: arn, targetId: "10.0.0.1" }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (name) =>
    new aws.vpc.SecurityGroupEgressRule(name, { securityGroupId: "sg", ipProtocol: "tcp" }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (name) =>
    new aws.vpc.SecurityGroupIngressRule(name, { securityGroupId: "sg", ipProtocol: "tcp" }),
};
