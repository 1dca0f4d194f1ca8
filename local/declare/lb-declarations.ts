/**
 * What Elastic Load Balancing answers when load balancers are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Load balancers, listeners, targets. */
export const lb: Service = {
  resources: {
    "aws:lb/listener:Listener": listener,
    "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:lb/targetGroup:TargetGroup": targetGroup,
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": (resource) => ({
      id: `${resource.text("targetGroupArn") ?? ""}-${resource.hash(26, alphabets.digits)}`,
    }),
  },
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
function loadBalancer(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 32 });
  const arnSuffix = `app/${name}/${resource.hash(16)}`;
  const arn = arnOf(resource, `loadbalancer/${arnSuffix}`);
  const host = `${name}-${resource.hash(10, alphabets.digits, "host")}.${resource.region}.elb.amazonaws.com`;
  return {
    id: arn,
    arn,
    arnSuffix,
    name,
    namePrefix: "",
    dnsName: resource.inputs["internal"] === true ? `internal-${host}` : host,
    // AWS's own zone, one a Region; which one is of no account here.
    zoneId: `Z${resource.hash(13, alphabets.upper, "zone")}`,
    vpcId: "",
    internal: false,
    ipAddressType: "ipv4",
    enablePrefixForIpv6SourceNat: "",
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "",
    secondaryIpsAutoAssignedPerSubnet: 0,
    securityGroups: [],
    subnetMappings: [],
    subnets: [],
  };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
function targetGroup(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 32 });
  const arnSuffix = `targetgroup/${name}/${resource.hash(16)}`;
  const arn = arnOf(resource, arnSuffix);
  return {
    id: arn,
    arn,
    arnSuffix,
    name,
    namePrefix: "",
    connectionTermination: false,
    healthCheck: {
      enabled: true,
      healthyThreshold: 5,
      interval: 30,
      matcher: "200",
      path: "/",
      port: "traffic-port",
      protocol: "HTTP",
      timeout: 5,
      unhealthyThreshold: 2,
    },
    ipAddressType: "ipv4",
    loadBalancerArns: [],
    loadBalancingAlgorithmType: "round_robin",
    loadBalancingAnomalyMitigation: "off",
    loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
    preserveClientIp: "",
    protocolVersion: "HTTP1",
    stickiness: { enabled: false, type: "lb_cookie", cookieDuration: 86_400 },
    targetFailovers: [],
    targetGroupHealth: {
      dnsFailover: {
        minimumHealthyTargetsCount: "1",
        minimumHealthyTargetsPercentage: "off",
      },
      unhealthyStateRouting: {
        minimumHealthyTargetsCount: 1,
        minimumHealthyTargetsPercentage: "off",
      },
    },
    targetHealthStates: [],
  };
}

/** Under its load balancer's ARN. Headers that listeners can add or rename keep their names here. */
function listener(resource: DeclaredResource): Answer {
  const balancer = resource.text("loadBalancerArn") ?? "";
  const arn = `${balancer.replace(":loadbalancer/", ":listener/")}/${resource.hash(16)}`;
  return {
    id: arn,
    arn,
    protocol: "HTTP",
    sslPolicy: "",
    mutualAuthentication: { mode: "off" },
    routingHttpResponseServerEnabled: true,
    tcpIdleTimeoutSeconds: 350,
  };
}

function arnOf({ region, accountId }: DeclaredResource, rest: string): string {
  return `arn:aws:elasticloadbalancing:${region}:${accountId}:${rest}`;
}
