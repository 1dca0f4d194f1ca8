/**
 * Rules about private REST APIs and the way to them.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { privateApiBalancerCallers } from "./private-api-balancer-callers.ts";
import { privateApiBalancerExit } from "./private-api-balancer-exit.ts";
import { privateApiBalancerHeaders } from "./private-api-balancer-headers.ts";
import { privateApiBalancerInternal } from "./private-api-balancer-internal.ts";
import { privateApiClosed } from "./private-api-closed.ts";
import { privateApiDataTrace } from "./private-api-data-trace.ts";
import { privateApiDeploymentOrder } from "./private-api-deployment-order.ts";
import { privateApiDeploymentTriggers } from "./private-api-deployment-triggers.ts";
import { privateApiDualStack } from "./private-api-dual-stack.ts";
import { privateApiEndpoint } from "./private-api-endpoint.ts";
import { privateApiEndpointCallers } from "./private-api-endpoint-callers.ts";
import { privateApiHealthCheck } from "./private-api-health-check.ts";
import { privateApiInternetGateway } from "./private-api-internet-gateway.ts";
import { privateApiListenerTls } from "./private-api-listener-tls.ts";
import { privateApiLogRole } from "./private-api-log-role.ts";
import { privateApiNoCache } from "./private-api-no-cache.ts";
import { privateApiOriginBalancer } from "./private-api-origin-balancer.ts";
import { privateApiOriginFrozen } from "./private-api-origin-frozen.ts";
import { privateApiOriginNamesApi } from "./private-api-origin-names-api.ts";
import { privateApiOriginProtocol } from "./private-api-origin-protocol.ts";
import { privateApiOriginTimeouts } from "./private-api-origin-timeouts.ts";
import { privateApiOriginZones } from "./private-api-origin-zones.ts";
import { privateApiPrefixListWeight } from "./private-api-prefix-list-weight.ts";
import { privateApiPrivateDns } from "./private-api-private-dns.ts";
import { privateApiResourcePolicy } from "./private-api-resource-policy.ts";
import { privateApiTargetTls } from "./private-api-target-tls.ts";
import { privateApiTracing } from "./private-api-tracing.ts";

export const privateApiRules: readonly Rule[] = [
  privateApiClosed,
  privateApiDualStack,
  privateApiResourcePolicy,
  privateApiDeploymentOrder,
  privateApiDeploymentTriggers,
  privateApiEndpoint,
  privateApiEndpointCallers,
  privateApiPrivateDns,
  privateApiBalancerInternal,
  privateApiBalancerHeaders,
  privateApiBalancerCallers,
  privateApiPrefixListWeight,
  privateApiBalancerExit,
  privateApiListenerTls,
  privateApiTargetTls,
  privateApiHealthCheck,
  privateApiInternetGateway,
  privateApiOriginBalancer,
  privateApiOriginZones,
  privateApiOriginProtocol,
  privateApiOriginNamesApi,
  privateApiOriginFrozen,
  privateApiOriginTimeouts,
  privateApiDataTrace,
  privateApiNoCache,
  privateApiLogRole,
  privateApiTracing,
];
