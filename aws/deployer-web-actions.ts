/**
 * The IAM actions of CloudFront, WAF, API Gateway, certificates and DNS.
 *
 * @module
 */
import { type TypeActions, tags, vendedLogs } from "./type-actions.ts";

const certificate = { service: "acm", on: ["arn:aws:acm:*:*:certificate/*"] };
const httpApi = {
  service: "apigateway",
  on: ["arn:aws:apigateway:*::/apis*", "arn:aws:apigateway:*::/tags/*"],
};
const restApi = {
  ...httpApi,
  on: ["arn:aws:apigateway:*::/restapis*", "arn:aws:apigateway:*::/tags/*"],
};
const apiDomain = {
  ...httpApi,
  on: ["arn:aws:apigateway:*::/domainnames*", "arn:aws:apigateway:*::/tags/*"],
};
/** API Gateway names its actions by HTTP methods. */
const methods = { create: "POST PUT", read: "GET", update: "PATCH PUT", delete: "DELETE" };
/** Actions of a CloudFront type whose name they contain. */
function cloudFront(name: string): TypeActions {
  return {
    service: "cloudfront",
    create: `Create${name}`,
    read: `Get${name}`,
    update: `Update${name}`,
    delete: `Delete${name}`,
  };
}

/** By resource type. */
export const webActions: Readonly<Record<string, TypeActions>> = {
  "aws:acm/certificate:Certificate": {
    ...certificate,
    create: "AddTagsToCertificate",
    read: "DescribeCertificate ListTagsForCertificate",
    update: "RemoveTagsFromCertificate",
    delete: "DeleteCertificate",
    anywhere: "RequestCertificate",
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    ...certificate,
    create: "DescribeCertificate",
    read: "DescribeCertificate",
  },
  "aws:apigateway/account:Account": {
    service: "apigateway",
    on: ["arn:aws:apigateway:*::/account"],
    create: "PATCH",
    read: "GET",
    passesRole: true,
  },
  "aws:apigateway/deployment:Deployment": { ...restApi, ...methods },
  "aws:apigateway/integration:Integration": { ...restApi, ...methods },
  "aws:apigateway/method:Method": { ...restApi, ...methods },
  "aws:apigateway/methodSettings:MethodSettings": { ...restApi, ...methods },
  "aws:apigateway/resource:Resource": { ...restApi, ...methods },
  "aws:apigateway/restApi:RestApi": {
    ...restApi,
    ...methods,
    create: "POST PUT",
    linkedRoles: ["ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway"],
  },
  "aws:apigateway/restApiPolicy:RestApiPolicy": {
    ...restApi,
    ...methods,
    create: "PATCH UpdateRestApiPolicy",
  },
  "aws:apigateway/stage:Stage": { ...restApi, ...methods, anywhere: vendedLogs },
  "aws:apigatewayv2/api:Api": { ...httpApi, ...methods },
  "aws:apigatewayv2/apiMapping:ApiMapping": { ...apiDomain, ...methods },
  "aws:apigatewayv2/authorizer:Authorizer": { ...httpApi, ...methods },
  "aws:apigatewayv2/domainName:DomainName": {
    ...apiDomain,
    ...methods,
    linkedRoles: ["ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway"],
  },
  "aws:apigatewayv2/integration:Integration": { ...httpApi, ...methods },
  "aws:apigatewayv2/route:Route": { ...httpApi, ...methods },
  "aws:apigatewayv2/stage:Stage": { ...httpApi, ...methods, anywhere: vendedLogs },
  "aws:cloudfront/cachePolicy:CachePolicy": cloudFront("CachePolicy"),
  "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy": {
    ...cloudFront("ContinuousDeploymentPolicy"),
    // A release shows how many requests each side gets.
    anywhere: "cloudwatch:GetMetricStatistics",
  },
  "aws:cloudfront/distribution:Distribution": {
    ...cloudFront("Distribution"),
    read: "GetDistribution ListTagsForResource lambda:GetFunction",
    update: `UpdateDistribution ${tags}`,
    anywhere: "lambda:EnableReplication* lambda:DisableReplication* wafv2:GetWebACL",
    linkedRoles: [
      "replicator.lambda.amazonaws.com/AWSServiceRoleForLambdaReplicator",
      "logger.cloudfront.amazonaws.com/AWSServiceRoleForCloudFrontLogger",
    ],
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": cloudFront("OriginAccessControl"),
  "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": cloudFront("OriginRequestPolicy"),
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": cloudFront("ResponseHeadersPolicy"),
  "aws:cloudfront/vpcOrigin:VpcOrigin": {
    ...cloudFront("VpcOrigin"),
    read: "GetVpcOrigin ListTagsForResource",
    update: `UpdateVpcOrigin ${tags}`,
    anywhere:
      "ec2:DescribeInstances ec2:DescribeInternetGateways ec2:DescribeSubnets ec2:DescribeVpcs ec2:DescribeSecurityGroups elasticloadbalancing:DescribeLoadBalancers",
    linkedRoles: ["vpcorigin.cloudfront.amazonaws.com/AWSServiceRoleForCloudFrontVPCOrigin"],
  },
  "aws:route53/healthCheck:HealthCheck": {
    service: "route53",
    on: ["arn:aws:route53:::healthcheck/*"],
    create: "ChangeTagsForResource",
    read: "GetHealthCheck ListTagsForResource",
    update: "UpdateHealthCheck",
    delete: "DeleteHealthCheck",
    anywhere: "CreateHealthCheck cloudwatch:DescribeAlarms",
  },
  "aws:route53/record:Record": {
    service: "route53",
    on: ["arn:aws:route53:::hostedzone/{zone}", "arn:aws:route53:::change/*"],
    create: "ChangeResourceRecordSets",
    read: "GetHostedZone GetChange ListResourceRecordSets",
  },
  "aws:wafv2/webAcl:WebAcl": {
    service: "wafv2",
    on: [
      "arn:aws:wafv2:us-east-1:*:global/webacl/{own}*/*",
      "arn:aws:wafv2:us-east-1:*:global/managedruleset/*/*",
    ],
    create: "CreateWebACL",
    read: "GetWebACL ListTagsForResource",
    update: `UpdateWebACL ${tags}`,
    delete: "DeleteWebACL",
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    service: "wafv2",
    on: ["arn:aws:wafv2:us-east-1:*:global/webacl/{own}*/*"],
    create: "PutLoggingConfiguration",
    read: "GetLoggingConfiguration",
    delete: "DeleteLoggingConfiguration",
    anywhere: vendedLogs,
    linkedRoles: ["wafv2.amazonaws.com/AWSServiceRoleForWAFV2Logging"],
  },
};
