/**
 * Every resource type this runtime knows, and what becomes of it. The list is the point: a type that
 * is not on it fails the start.
 *
 * @module
 */
import {
  cachePolicyTable,
  continuousDeploymentPolicyTable,
  originAccessControlTable,
  originRequestPolicyTable,
  responseHeadersPolicyTable,
} from "./tables/cloudfront-policy-properties.ts";
import { distributionTable } from "./tables/distribution-properties.ts";
import {
  aliasTable,
  functionTable,
  functionUrlTable,
  layerTable,
  permissionTable,
} from "./tables/function-properties.ts";
import {
  apiMappingTable,
  apiTable,
  authorizerTable,
  domainNameTable,
  integrationTable,
  routeTable,
  stageTable,
} from "./tables/http-api-properties.ts";
import {
  policyTable,
  rolePolicyAttachmentTable,
  rolePolicyTable,
  roleTable,
} from "./tables/iam-properties.ts";
import {
  configurationSetTable,
  emailIdentityPolicyTable,
  emailIdentityTable,
} from "./tables/mail-properties.ts";
import {
  listenerTable,
  loadBalancerTable,
  targetGroupAttachmentTable,
  targetGroupTable,
  vpcEndpointTable,
  vpcOriginTable,
} from "./tables/private-network-properties.ts";
import {
  eventSourceMappingTable,
  queuePolicyTable,
  queueTable,
  redriveAllowPolicyTable,
  redrivePolicyTable,
} from "./tables/queue-properties.ts";
import { bucketReplicationConfigTable, objectCopyTable } from "./tables/replication-properties.ts";
import {
  apiKeyTable,
  basePathMappingTable,
  deploymentTable,
  gatewayResponseTable,
  integrationResponseTable,
  methodSettingsTable,
  methodTable,
  modelTable,
  resourceTable,
  restApiPolicyTable,
  restApiTable,
  restAuthorizerTable,
  restDomainNameTable,
  restIntegrationTable,
  restStageTable,
  usagePlanKeyTable,
  usagePlanTable,
} from "./tables/rest-api-properties.ts";
import { recordTable } from "./tables/route53-properties.ts";
import {
  bucketAclTable,
  bucketCorsTable,
  bucketNotificationTable,
  bucketObjectTable,
  bucketOwnershipTable,
  bucketPolicyTable,
  bucketPublicAccessBlockTable,
  bucketTable,
  bucketVersioningTable,
  bucketWebsiteTable,
} from "./tables/s3-properties.ts";
import {
  parameterTable,
  secretPolicyTable,
  secretTable,
  secretVersionTable,
} from "./tables/secret-properties.ts";
import {
  keyGroupTable,
  keyValueStoreTable,
  keyValuesExclusiveTable,
  keyValueTable,
  publicKeyTable,
  viewerFunctionTable,
} from "./tables/viewer-function-properties.ts";
import { ipSetTable, regexPatternSetTable, webAclTable } from "./tables/web-acl-properties.ts";
import { inert, nested, type Treatment, unsimulated } from "./treatment.ts";

/** A service that functions reach where the user has one. */
function elsewhere(what: string, service: string): Treatment {
  return unsimulated(
    `${what} are not simulated: --endpoint ${service}=http://127.0.0.1:<port> sends functions to a server that has them`,
  );
}

/** Treatments by type token. */
export const resourceTypes: Readonly<Record<string, Treatment>> = {
  "aws:acm/certificate:Certificate": inert("TLS is not simulated"),
  "aws:acm/certificateValidation:CertificateValidation": inert("TLS is not simulated"),

  "aws:apigateway/account:Account": inert("logs go to the terminal, whatever the permissions"),
  "aws:apigateway/apiKey:ApiKey": nested(apiKeyTable),
  "aws:apigateway/authorizer:Authorizer": nested(restAuthorizerTable),
  "aws:apigateway/basePathMapping:BasePathMapping": nested(basePathMappingTable),
  "aws:apigateway/deployment:Deployment": nested(deploymentTable),
  "aws:apigateway/domainName:DomainName": nested(restDomainNameTable),
  "aws:apigateway/integration:Integration": nested(restIntegrationTable),
  "aws:apigateway/integrationResponse:IntegrationResponse": nested(integrationResponseTable),
  "aws:apigateway/method:Method": nested(methodTable),
  "aws:apigateway/methodResponse:MethodResponse": inert("responses are not checked against it"),
  "aws:apigateway/model:Model": nested(modelTable),
  "aws:apigateway/requestValidator:RequestValidator": inert("read with the methods that name it"),
  "aws:apigateway/response:Response": nested(gatewayResponseTable),
  "aws:apigateway/methodSettings:MethodSettings": nested(methodSettingsTable),
  "aws:apigateway/resource:Resource": nested(resourceTable),
  "aws:apigateway/restApi:RestApi": nested(restApiTable),
  "aws:apigateway/restApiPolicy:RestApiPolicy": nested(restApiPolicyTable),
  "aws:apigateway/stage:Stage": nested(restStageTable),
  "aws:apigateway/usagePlan:UsagePlan": nested(usagePlanTable),
  "aws:apigateway/usagePlanKey:UsagePlanKey": nested(usagePlanKeyTable),

  "aws:apigatewayv2/api:Api": nested(apiTable),
  "aws:apigatewayv2/apiMapping:ApiMapping": nested(apiMappingTable),
  "aws:apigatewayv2/authorizer:Authorizer": nested(authorizerTable),
  "aws:apigatewayv2/domainName:DomainName": nested(domainNameTable),
  "aws:apigatewayv2/integration:Integration": nested(integrationTable),
  "aws:apigatewayv2/route:Route": nested(routeTable),
  "aws:apigatewayv2/stage:Stage": nested(stageTable),

  "aws:cloudfront/cachePolicy:CachePolicy": nested(cachePolicyTable),
  "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy": nested(
    continuousDeploymentPolicyTable,
  ),
  "aws:cloudfront/distribution:Distribution": nested(distributionTable),
  "aws:cloudfront/function:Function": nested(viewerFunctionTable),
  "aws:cloudfront/keyValueStore:KeyValueStore": nested(keyValueStoreTable),
  "aws:cloudfront/keyGroup:KeyGroup": nested(keyGroupTable),
  "aws:cloudfront/publicKey:PublicKey": nested(publicKeyTable),
  "aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey": nested(keyValueTable),
  "aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive":
    nested(keyValuesExclusiveTable),
  "aws:cloudfront/monitoringSubscription:MonitoringSubscription":
    unsimulated("no metrics are recorded"),
  "aws:cloudfront/originAccessControl:OriginAccessControl": nested(originAccessControlTable),
  "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": inert("read from the output of AWS"),
  "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": nested(originRequestPolicyTable),
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": nested(responseHeadersPolicyTable),

  "aws:cloudfront/vpcOrigin:VpcOrigin": nested(vpcOriginTable),

  "aws:cloudwatch/dashboard:Dashboard": inert("nothing is shown: metrics are not simulated"),
  "aws:cloudwatch/logDelivery:LogDelivery": unsimulated("no access logs are delivered"),
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": inert("listed with LogDelivery"),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": inert("listed with LogDelivery"),
  "aws:cloudwatch/logGroup:LogGroup": unsimulated("logs go to the terminal and are not kept"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": inert("access to logs is not controlled"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": unsimulated("metrics and alarms are not simulated"),
  "aws:cloudwatch/queryDefinition:QueryDefinition": inert("logs are not kept, so not queried"),

  "aws:cognito/userPool:UserPool": unsimulated(
    "nobody signs in here: --origin cognito-idp.<region>.amazonaws.com=http://127.0.0.1:<port> maps a server with the keys of its tokens",
  ),
  "aws:cognito/userPoolClient:UserPoolClient": inert("listed with UserPool"),
  "aws:cognito/userPoolDomain:UserPoolDomain": inert("listed with UserPool"),

  "aws:dynamodb/table:Table": elsewhere("tables", "dynamodb"),

  "aws:ec2/flowLog:FlowLog": unsimulated("connections in a VPC are not logged"),
  "aws:ec2/securityGroup:SecurityGroup": unsimulated(
    "packets are not simulated: what is not declared does not connect",
  ),
  "aws:ec2/vpcEndpoint:VpcEndpoint": nested(vpcEndpointTable),

  "aws:iam/policy:Policy": nested(policyTable),
  "aws:iam/role:Role": nested(roleTable),
  "aws:iam/rolePolicy:RolePolicy": nested(rolePolicyTable),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": nested(rolePolicyAttachmentTable),

  "aws:lambda/alias:Alias": nested(aliasTable),
  "aws:lambda/eventSourceMapping:EventSourceMapping": nested(eventSourceMappingTable),
  "aws:lambda/function:Function": nested(functionTable),
  "aws:lambda/functionUrl:FunctionUrl": nested(functionUrlTable),
  "aws:lambda/layerVersion:LayerVersion": nested(layerTable),
  "aws:lambda/permission:Permission": nested(permissionTable),

  "aws:route53/healthCheck:HealthCheck": unsimulated(
    "health checks are not run: a Region is unhealthy when it is switched off",
  ),
  "aws:route53/zone:Zone": inert("a name resolves as the records of the program say"),
  "aws:route53/record:Record": nested(recordTable),

  "aws:lb/listener:Listener": nested(listenerTable),
  "aws:lb/loadBalancer:LoadBalancer": nested(loadBalancerTable),
  "aws:lb/targetGroup:TargetGroup": nested(targetGroupTable),
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": nested(targetGroupAttachmentTable),

  "aws:s3/bucket:Bucket": nested(bucketTable),
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": nested(bucketCorsTable),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": unsimulated(
    "old versions and unfinished uploads are kept",
  ),
  "aws:s3/bucketNotification:BucketNotification": nested(bucketNotificationTable),
  "aws:s3/bucketObject:BucketObject": nested(bucketObjectTable),
  "aws:s3/bucketObjectv2:BucketObjectv2": nested(bucketObjectTable),
  "aws:s3/bucketAcl:BucketAcl": nested(bucketAclTable),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": nested(bucketOwnershipTable),
  "aws:s3/bucketPolicy:BucketPolicy": nested(bucketPolicyTable),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": nested(bucketPublicAccessBlockTable),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": nested(bucketReplicationConfigTable),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    unsimulated("objects are not encrypted on this disk"),
  "aws:s3/bucketVersioning:BucketVersioning": nested(bucketVersioningTable),
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": nested(bucketWebsiteTable),
  "aws:s3/objectCopy:ObjectCopy": nested(objectCopyTable),

  "aws:sns/topic:Topic": unsimulated("messages to topics are logged, and reach nobody"),
  "aws:ssm/parameter:Parameter": nested(parameterTable),

  "aws:sns/topicPolicy:TopicPolicy": inert("listed with Topic"),
  "aws:sns/topicSubscription:TopicSubscription": inert("listed with Topic"),

  "aws:secretsmanager/secret:Secret": nested(secretTable),
  "aws:secretsmanager/secretPolicy:SecretPolicy": nested(secretPolicyTable),
  "aws:secretsmanager/secretVersion:SecretVersion": nested(secretVersionTable),

  "aws:sesv2/configurationSet:ConfigurationSet": nested(configurationSetTable),
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": unsimulated(
    "what becomes of a mail is not published",
  ),
  "aws:sesv2/emailIdentity:EmailIdentity": nested(emailIdentityTable),
  "aws:sesv2/emailIdentityFeedbackAttributes:EmailIdentityFeedbackAttributes": inert(
    "no mail leaves the machine",
  ),
  "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes": inert(
    "no mail leaves the machine",
  ),
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": nested(emailIdentityPolicyTable),

  "aws:sqs/queue:Queue": nested(queueTable),
  "aws:sqs/queuePolicy:QueuePolicy": nested(queuePolicyTable),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": nested(redriveAllowPolicyTable),
  "aws:sqs/redrivePolicy:RedrivePolicy": nested(redrivePolicyTable),

  "random:index/randomPassword:RandomPassword": inert("made while the program is evaluated"),
  "tls:index/privateKey:PrivateKey": inert("made while the program is evaluated"),

  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": inert("listed with SecurityGroup"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": inert("listed with SecurityGroup"),

  "aws:wafv2/ipSet:IpSet": nested(ipSetTable),
  "aws:wafv2/regexPatternSet:RegexPatternSet": nested(regexPatternSetTable),
  "aws:wafv2/webAcl:WebAcl": nested(webAclTable),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": unsimulated(
    "WAF logs are not simulated",
  ),

  "pulumi:pulumi:StackReference": inert("read while the program is evaluated"),
  "pulumi:providers:aws": inert("the provider's connection to AWS"),
};
