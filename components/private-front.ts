/**
 * The VPC origin and the load balancer in front of an interface endpoint.
 *
 * @module
 */
import { VpcOrigin } from "@pulumi/aws/cloudfront/vpcOrigin.js";
import { Listener } from "@pulumi/aws/lb/listener.js";
import { LoadBalancer } from "@pulumi/aws/lb/loadBalancer.js";
import { TargetGroup } from "@pulumi/aws/lb/targetGroup.js";
import { TargetGroupAttachment } from "@pulumi/aws/lb/targetGroupAttachment.js";
import * as pulumi from "@pulumi/pulumi";
import type { BalancerLogs } from "./network-logs.ts";
import { endpointAddresses, type PrivateNetwork } from "./private-network.ts";
import { domainNameProblem, refuse } from "./refuse.ts";

/** TLS 1.2 with forward secrecy, and 1.3. */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** The creation of a VPC origin takes up to 15 minutes, and its deletion as long; twice that, so that no deployment ends before. */
const originTimeout = "30m";

/** HTTPS from CloudFront to the load balancer. */
export interface PrivateHttps {
  /** Domain name in the certificate, which CloudFront sends as `Host`. It needs no DNS record. */
  readonly domainName: string;
  /** ARN of an issued certificate in the Region of the load balancer. */
  readonly certificateArn: pulumi.Input<string>;
}

/** Arguments of a {@link PrivateFront}. */
export interface PrivateFrontArgs {
  /** AWS Region of the network. */
  readonly region: string;
  /** Its `port` must be 443 with `https`, and 80 without. */
  readonly network: PrivateNetwork;
  /** @default HTTP, which does not leave AWS's network */
  readonly https?: PrivateHttps;
  /** Where the load balancer logs its requests. @default nowhere */
  readonly accessLogs?: BalancerLogs;
}

/**
 * A VPC origin and its internal load balancer, since an interface endpoint cannot be a VPC origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 */
export class PrivateFront extends pulumi.ComponentResource {
  /** `vpcOriginId` of the origin. */
  readonly vpcOriginId: pulumi.Output<string>;
  /** `domainName` of the origin. */
  readonly originDomainName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when `https.domainName` is not a domain name. */
  constructor(name: string, args: PrivateFrontArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:PrivateFront", name, {}, opts);
    const { region, network, https, accessLogs } = args;
    const child = { parent: this };
    refuse(this, [
      https === undefined ? undefined : domainNameProblem("https.domainName", https.domainName),
    ]);

    const balancer = new LoadBalancer(
      `${name}-alb`,
      {
        region,
        internal: true,
        loadBalancerType: "application",
        subnets: network.subnetIds,
        securityGroups: [network.balancerGroupId],
        dropInvalidHeaderFields: true,
        ...(accessLogs === undefined ? {} : { accessLogs }),
      },
      // After the endpoint, whose fixed addresses it could otherwise take.
      { ...child, dependsOn: network.endpoint },
    );
    const targets = new TargetGroup(
      `${name}-targets`,
      {
        region,
        vpcId: network.network.vpcId,
        targetType: "ip",
        protocol: "HTTPS",
        port: 443,
        // Longer than any request.
        deregistrationDelay: 30,
        // A healthy endpoint returns 403 to a request without the id of an API.
        healthCheck: { protocol: "HTTPS", path: "/", matcher: "200,403" },
      },
      child,
    );
    const attached = endpointAddresses.map(
      (targetId) =>
        new TargetGroupAttachment(
          `${name}-target-${targetId}`,
          { region, targetGroupArn: targets.arn, targetId, port: 443 },
          { ...child, dependsOn: network.endpoint },
        ),
    );
    const listener = new Listener(
      `${name}-listener`,
      {
        region,
        loadBalancerArn: balancer.arn,
        ...(https === undefined
          ? { protocol: "HTTP", port: 80 }
          : {
              protocol: "HTTPS",
              port: 443,
              sslPolicy: tlsPolicy,
              certificateArn: https.certificateArn,
            }),
        defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
      },
      child,
    );
    const protocol = https === undefined ? "http" : "https";
    const origin = new VpcOrigin(
      `${name}-origin`,
      {
        vpcOriginEndpointConfig: {
          // Required and unique. It changes with what replaces the origin, so that old and new can coexist.
          name: pulumi.interpolate`${balancer.name}-${protocol}`,
          arn: balancer.arn,
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: `${protocol}-only`,
          originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
        },
      },
      {
        ...child,
        dependsOn: [network.network, listener, ...attached],
        // AWS rejects changes of a VPC origin in use, also of tags: create another, switch, delete.
        replaceOnChanges: ["vpcOriginEndpointConfig"],
        ignoreChanges: ["tags", "tagsAll"],
        customTimeouts: { create: originTimeout, update: originTimeout, delete: originTimeout },
      },
    );

    this.vpcOriginId = origin.id;
    this.originDomainName =
      https === undefined ? balancer.dnsName : pulumi.output(https.domainName);
    this.registerOutputs({ vpcOriginId: this.vpcOriginId });
  }
}
