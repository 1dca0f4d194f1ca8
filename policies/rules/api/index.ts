/**
 * Rules about the HTTP APIs of Regions.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { apiAccessLogs } from "./api-access-logs.ts";
import { apiAuthorizerCache } from "./api-authorizer-cache.ts";
import { apiAuthorizerPerRoute } from "./api-authorizer-per-route.ts";
import { apiCors } from "./api-cors.ts";
import { apiCorsPreflight } from "./api-cors-preflight.ts";
import { apiDefaultEndpoint } from "./api-default-endpoint.ts";
import { apiDomainCertificate } from "./api-domain-certificate.ts";
import { apiDomainTls } from "./api-domain-tls.ts";
import { apiIntegrationAlias } from "./api-integration-alias.ts";
import { apiIntegrationMethod } from "./api-integration-method.ts";
import { apiIntegrationTimeout } from "./api-integration-timeout.ts";
import { apiInvokePermission } from "./api-invoke-permission.ts";
import { apiLogFormat } from "./api-log-format.ts";
import { apiOnlyThroughFacade } from "./api-only-through-facade.ts";
import { apiPayloadFormat } from "./api-payload-format.ts";
import { apiPrivateIntegrationTls } from "./api-private-integration-tls.ts";
import { apiQuotas } from "./api-quotas.ts";
import { apiRouteAuthorizer } from "./api-route-authorizer.ts";
import { apiStageDeploys } from "./api-stage-deploys.ts";
import { apiThrottling } from "./api-throttling.ts";
import { apiTimeoutChain } from "./api-timeout-chain.ts";

export const apiRules: readonly Rule[] = [
  apiRouteAuthorizer,
  apiOnlyThroughFacade,
  apiDefaultEndpoint,
  apiAuthorizerCache,
  apiAuthorizerPerRoute,
  apiInvokePermission,
  apiPayloadFormat,
  apiIntegrationMethod,
  apiIntegrationTimeout,
  apiPrivateIntegrationTls,
  apiIntegrationAlias,
  apiTimeoutChain,
  apiAccessLogs,
  apiLogFormat,
  apiThrottling,
  apiCors,
  apiCorsPreflight,
  apiStageDeploys,
  apiDomainTls,
  apiDomainCertificate,
  apiQuotas,
];
