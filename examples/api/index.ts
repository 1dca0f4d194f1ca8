/**
 * An HTTP API with a Lambda function, behind CloudFront.
 *
 * @module
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
// In a project of your own: `touchline-components/service-function`.
import { ServiceFunction } from "../../components/service-function.ts";
import type { GreeterConfig } from "./greeter.ts";

const config = new pulumi.Config();
const { name: region } = await aws.getRegion();

const handler = new ServiceFunction<GreeterConfig>("greeter", {
  entry: "greeter.ts",
  config: { greeting: config.require("greeting") },
  region,
  logRetentionDays: 14,
});

const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });

const integration = new aws.apigatewayv2.Integration("greeter", {
  apiId: api.id,
  integrationType: "AWS_PROXY",
  integrationUri: handler.invokeArn,
  payloadFormatVersion: "2.0",
});

const route = new aws.apigatewayv2.Route("greet", {
  apiId: api.id,
  routeKey: "GET /greetings/{name}",
  target: pulumi.interpolate`integrations/${integration.id}`,
});

handler.permit("invoke", "apigateway.amazonaws.com", pulumi.interpolate`${api.executionArn}/*/*`);

const stage = new aws.apigatewayv2.Stage(
  "default",
  { apiId: api.id, name: "$default", autoDeploy: true },
  { dependsOn: route },
);

/** CloudFront's managed policies CachingDisabled and AllViewerExceptHostHeader. */
const cachePolicyId = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const originRequestPolicyId = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

const distribution = new aws.cloudfront.Distribution("api", {
  enabled: true,
  priceClass: "PriceClass_100",
  origins: [
    {
      originId: "api",
      domainName: pulumi
        .all([api.apiEndpoint, stage.id])
        .apply(([endpoint]) => new URL(endpoint).host),
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
      },
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "api",
    viewerProtocolPolicy: "https-only",
    allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId,
    originRequestPolicyId,
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

/** URL of the API. */
export const url = pulumi.interpolate`https://${distribution.domainName}`;
