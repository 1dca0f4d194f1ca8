/**
 * What becomes of every property of a network that CloudFront gets into.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 * @module
 */
import { foreign, inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const named = inert("read from the output of AWS");
const noPackets = "packets are not simulated: what is not declared does not connect";
const noSockets = inert("there is no connection to hold");
const noTls = inert("TLS is not simulated");
const noHeaderNames = inert("no header is made from a certificate or from TLS");
const answersAsSent = unsimulated("headers of responses are not changed");
const noWeights = inert("targets are requested in turn");
const noHealth = "target health checks are not run: a target is healthy while its Region is";

/** Type `aws:cloudfront/vpcOrigin:VpcOrigin`. */
export const vpcOriginTable: PropertyTable = {
  tags: label,
  timeouts: inert("deployments are immediate"),
  vpcOriginEndpointConfig: nested({
    arn: read,
    httpPort: read,
    httpsPort: read,
    name: label,
    originProtocolPolicy: read,
    originSslProtocols: noTls,
  }),
};

/** Type `aws:ec2/vpcEndpoint:VpcEndpoint`. */
export const vpcEndpointTable: PropertyTable = {
  autoAccept: inert("a single account is simulated"),
  dnsOptions: inert("DNS inside a network is not simulated"),
  ipAddressType: unsimulated("targets are IPv4 addresses", "ipv4"),
  policy: unsimulated(
    "endpoint policies are not evaluated: the resource policy of the API decides",
  ),
  privateDnsEnabled: foreign("must be false: it would hide every public API of the Region", false),
  region: named,
  resourceConfigurationArn: foreign("must be absent: only execute-api endpoints are simulated"),
  routeTableIds: inert("an interface endpoint has no routes"),
  securityGroupIds: unsimulated(noPackets),
  serviceName: read,
  serviceNetworkArn: foreign("must be absent: only execute-api endpoints are simulated"),
  serviceRegion: foreign("must be absent: cross-Region endpoints are not simulated"),
  subnetConfigurations: nested({
    ipv4: read,
    ipv6: inert("targets are IPv4 addresses"),
    subnetId: inert(noPackets),
  }),
  subnetIds: inert(noPackets),
  tags: label,
  vpcEndpointType: foreign('must be "Interface": no other is simulated', "Interface"),
  vpcId: read,
};

/** Type `aws:lb/loadBalancer:LoadBalancer`. */
export const loadBalancerTable: PropertyTable = {
  accessLogs: unsimulated("no access log is written"),
  clientKeepAlive: noSockets,
  connectionLogs: unsimulated("no connection log is written"),
  customerOwnedIpv4Pool: inert(noPackets),
  desyncMitigationMode: inert("malformed requests are refused before they arrive"),
  dnsRecordClientRoutingPolicy: inert("DNS inside a network is not simulated"),
  dropInvalidHeaderFields: inert("malformed requests are refused before they arrive"),
  enableCrossZoneLoadBalancing: noWeights,
  enableDeletionProtection: inert("nothing is deleted on loopback"),
  enableHttp2: inert("HTTP/1.1 is used in process"),
  enablePrefixForIpv6SourceNat: inert(noPackets),
  enableTlsVersionAndCipherSuiteHeaders: noHeaderNames,
  enableWafFailOpen: inert("no web ACL is simulated for it"),
  enableXffClientPort: unsimulated("X-Forwarded-For holds addresses without ports", false),
  enableZonalShift: inert("zones are not simulated"),
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: inert(noPackets),
  healthCheckLogs: unsimulated("no health check log is written"),
  idleTimeout: noSockets,
  internal: read,
  ipAddressType: unsimulated("targets are IPv4 addresses", "ipv4"),
  ipamPools: inert(noPackets),
  loadBalancerType: foreign('must be "application": no other is simulated', "application"),
  minimumLoadBalancerCapacity: inert("capacity is not simulated"),
  name: label,
  namePrefix: label,
  preserveHostHeader: inert("the Host header is never changed"),
  region: named,
  secondaryIpsAutoAssignedPerSubnet: inert(noPackets),
  securityGroups: unsimulated(noPackets),
  subnetMappings: inert(noPackets),
  subnets: inert(noPackets),
  tags: label,
  xffHeaderProcessingMode: unsimulated("X-Forwarded-For is appended to", "append"),
};

/** Type `aws:lb/targetGroup:TargetGroup`. */
export const targetGroupTable: PropertyTable = {
  connectionTermination: noSockets,
  deregistrationDelay: noSockets,
  healthCheck: unsimulated(noHealth),
  ipAddressType: unsimulated("targets are IPv4 addresses", "ipv4"),
  lambdaMultiValueHeadersEnabled: inert("targets are addresses"),
  loadBalancingAlgorithmType: noWeights,
  loadBalancingAnomalyMitigation: noWeights,
  loadBalancingCrossZoneEnabled: noWeights,
  name: label,
  namePrefix: label,
  port: inert("an endpoint listens on 443 alone"),
  preserveClientIp: inert("for network load balancers"),
  protocol: foreign('must be "HTTPS": an endpoint speaks nothing else', "HTTPS"),
  protocolVersion: inert("HTTP/1.1 is used in process"),
  proxyProtocolV2: inert("for network load balancers"),
  region: named,
  slowStart: noWeights,
  stickiness: unsimulated("targets are requested in turn"),
  tags: label,
  targetControlPort: inert("for target optimizers"),
  targetFailovers: inert("for gateway load balancers"),
  targetGroupHealth: unsimulated(noHealth),
  targetHealthStates: inert("for network load balancers"),
  targetType: read,
  vpcId: inert(noPackets),
};

/** Type `aws:lb/targetGroupAttachment:TargetGroupAttachment`. */
export const targetGroupAttachmentTable: PropertyTable = {
  availabilityZone: inert("zones are not simulated"),
  port: foreign("must be 443: endpoints listen on no other port", 443),
  quicServerId: inert("for network load balancers"),
  region: named,
  targetGroupArn: read,
  targetId: read,
};

/** Type `aws:lb/listener:Listener`. */
export const listenerTable: PropertyTable = {
  alpnPolicy: noTls,
  certificateArn: noTls,
  defaultActions: nested({
    authenticateCognito: foreign("must be absent: only forwarding is simulated"),
    authenticateOidc: foreign("must be absent: only forwarding is simulated"),
    fixedResponse: foreign("must be absent: only forwarding is simulated"),
    forward: foreign("must be absent: name one group in targetGroupArn"),
    jwtValidation: foreign("must be absent: only forwarding is simulated"),
    order: inert("a single action is simulated"),
    redirect: foreign("must be absent: only forwarding is simulated"),
    targetGroupArn: read,
    type: read,
  }),
  loadBalancerArn: read,
  mutualAuthentication: unsimulated("TLS is not simulated", { mode: "off" }),
  port: read,
  protocol: read,
  region: named,
  routingHttpRequestXAmznMtlsClientcertHeaderName: noHeaderNames,
  routingHttpRequestXAmznMtlsClientcertIssuerHeaderName: noHeaderNames,
  routingHttpRequestXAmznMtlsClientcertLeafHeaderName: noHeaderNames,
  routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName: noHeaderNames,
  routingHttpRequestXAmznMtlsClientcertSubjectHeaderName: noHeaderNames,
  routingHttpRequestXAmznMtlsClientcertValidityHeaderName: noHeaderNames,
  routingHttpRequestXAmznTlsCipherSuiteHeaderName: noHeaderNames,
  routingHttpRequestXAmznTlsVersionHeaderName: noHeaderNames,
  routingHttpResponseAccessControlAllowCredentialsHeaderValue: answersAsSent,
  routingHttpResponseAccessControlAllowHeadersHeaderValue: answersAsSent,
  routingHttpResponseAccessControlAllowMethodsHeaderValue: answersAsSent,
  routingHttpResponseAccessControlAllowOriginHeaderValue: answersAsSent,
  routingHttpResponseAccessControlExposeHeadersHeaderValue: answersAsSent,
  routingHttpResponseAccessControlMaxAgeHeaderValue: answersAsSent,
  routingHttpResponseContentSecurityPolicyHeaderValue: answersAsSent,
  routingHttpResponseServerEnabled: inert("CloudFront replaces the Server header"),
  routingHttpResponseStrictTransportSecurityHeaderValue: answersAsSent,
  routingHttpResponseXContentTypeOptionsHeaderValue: answersAsSent,
  routingHttpResponseXFrameOptionsHeaderValue: answersAsSent,
  sslPolicy: noTls,
  tags: label,
  tcpIdleTimeoutSeconds: noSockets,
};
