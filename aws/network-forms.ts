/**
 * Forms of properties that Route 53 and Elastic Load Balancing accept.
 *
 * @module
 */
import type { Form, FormFact } from "./form.ts";
import { balancingReferencePage, dnsReferencePage } from "./other-pages.ts";

export const dnsForms: FormFact = {
  about: "Forms of the properties of records and health checks",
  value: {
    "aws:route53/healthCheck:HealthCheck": [
      {
        path: "type",
        oneOf: [
          ...["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP", "CALCULATED"],
          ...["CLOUDWATCH_METRIC", "RECOVERY_CONTROL"],
        ],
      },
      { path: "port", range: [1, 65_535] },
      { path: "fqdn", length: [0, 255] },
      { path: "resourcePath", length: [0, 255] },
      { path: "searchString", length: [0, 255] },
      { path: "requestInterval", oneOf: [10, 30] },
      { path: "failureThreshold", range: [1, 10] },
    ],
    "aws:route53/record:Record": [
      {
        path: "type",
        oneOf: [
          ...["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF"],
          ...["SRV", "SSHFP", "SVCB", "TLSA", "TXT"],
        ],
      },
      { path: "name", length: [0, 1_024] },
      { path: "ttl", range: [0, 2_147_483_647] },
      { path: "records[]", length: [1, 4_000] },
      { path: "setIdentifier", length: [1, 128] },
      { path: "weightedRoutingPolicies[].weight", range: [0, 255] },
      { path: "failoverRoutingPolicies[].type", oneOf: ["PRIMARY", "SECONDARY"] },
    ],
  },
  ...dnsReferencePage,
  certainty: "documented",
};

const name = {
  path: "name",
  pattern: ["(?!internal-|-)[A-Za-z0-9-]{1,32}(?<!-)", "1 to 32 letters, digits and -"],
} as const;
const port = { path: "port", range: [1, 65_535] } as const;

const balancer: readonly Form[] = [
  name,
  { path: "loadBalancerType", oneOf: ["application", "network", "gateway"] },
  { path: "ipAddressType", oneOf: ["ipv4", "dualstack", "dualstack-without-public-ipv4"] },
  { path: "idleTimeout", range: [1, 4_000] },
  { path: "desyncMitigationMode", oneOf: ["monitor", "defensive", "strictest"] },
];

const protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC"];

const listener: readonly Form[] = [
  port,
  { path: "protocol", oneOf: protocols },
  { path: "defaultActions[].order", range: [1, 50_000] },
  { path: "defaultActions[].redirect.statusCode", oneOf: ["HTTP_301", "HTTP_302"] },
  {
    path: "defaultActions[].fixedResponse.statusCode",
    pattern: ["[245]\\d\\d", "2XX, 4XX or 5XX"],
  },
  { path: "defaultActions[].fixedResponse.messageBody", length: [0, 1_024] },
];

const targetGroup: readonly Form[] = [
  { ...name, pattern: ["(?!-)[A-Za-z0-9-]{1,32}(?<!-)", "1 to 32 letters, digits and -"] },
  port,
  { path: "protocol", oneOf: protocols },
  { path: "targetType", oneOf: ["instance", "ip", "lambda", "alb"] },
  { path: "deregistrationDelay", range: [0, 3_600] },
  { path: "healthCheck.interval", range: [5, 300] },
  { path: "healthCheck.timeout", range: [2, 120] },
  { path: "healthCheck.healthyThreshold", range: [2, 10] },
  { path: "healthCheck.unhealthyThreshold", range: [2, 10] },
];

export const balancingForms: FormFact = {
  about: "Forms of the properties of load balancers, listeners and target groups",
  value: {
    "aws:alb/listener:Listener": listener,
    "aws:alb/loadBalancer:LoadBalancer": balancer,
    "aws:alb/targetGroup:TargetGroup": targetGroup,
    "aws:lb/listener:Listener": listener,
    "aws:lb/loadBalancer:LoadBalancer": balancer,
    "aws:lb/targetGroup:TargetGroup": targetGroup,
  },
  ...balancingReferencePage,
  certainty: "documented",
};
