/**
 * What stands between CloudFront and the endpoint of private APIs.
 *
 * @module
 */
import * as cloudfront from "@pulumi/aws/cloudfront/index.js";
import * as lb from "@pulumi/aws/lb/index.js";
import * as pulumi from "@pulumi/pulumi";
import { endpointAddresses, type PrivateNetwork } from "./private-network.ts";

/** TLS 1.2 with forward secrecy, and 1.3. */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** AWS takes up to a quarter of an hour for a VPC origin. */
const originTimeout = "20m";

/** HTTPS from CloudFront to the load balancer. */
export interface PrivateHttps {
  /** The name CloudFront asks for and the certificate holds; nothing resolves it. */
  readonly domainName: string;
  /** In the Region of the load balancer. */
  readonly certificateArn: pulumi.Input<string>;
}

/** What a {@link PrivateFront} needs. */
export interface PrivateFrontArgs {
  /** AWS Region. */
  readonly region: string;
  readonly network: PrivateNetwork;
  /** @default plain HTTP, which does not leave AWS's network */
  readonly https?: PrivateHttps;
}

/**
 * An internal load balancer, since a VPC origin cannot be an endpoint, and the VPC origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 */
export class PrivateFront extends pulumi.ComponentResource {
  readonly vpcOriginId: pulumi.Output<string>;
  /** What a distribution names as the origin's domain. */
  readonly originDomainName: pulumi.Output<string>;

  constructor(name: string, args: PrivateFrontArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:PrivateFront", name, {}, opts);
    const { region, network, https } = args;
    const child = { parent: this };

    const balancer = new lb.LoadBalancer(
      `${name}-alb`,
      {
        region,
        internal: true,
        loadBalancerType: "application",
        subnets: network.subnetIds,
        securityGroups: [network.balancerGroupId],
        dropInvalidHeaderFields: true,
      },
      // The endpoint first: it must find its fixed addresses free.
      { ...child, dependsOn: network.endpoint },
    );
    const targets = new lb.TargetGroup(
      `${name}-targets`,
      {
        region,
        vpcId: network.network.vpcId,
        targetType: "ip",
        protocol: "HTTPS",
        port: 443,
        // No request lasts longer.
        deregistrationDelay: 30,
        // It answers 403 to who names no API, and that is health.
        healthCheck: { protocol: "HTTPS", path: "/", matcher: "200,403" },
      },
      child,
    );
    const attached = endpointAddresses.map(
      (targetId) =>
        new lb.TargetGroupAttachment(
          `${name}-target-${targetId}`,
          { region, targetGroupArn: targets.arn, targetId, port: 443 },
          { ...child, dependsOn: network.endpoint },
        ),
    );
    const listener = new lb.Listener(
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
    const origin = new cloudfront.VpcOrigin(
      `${name}-origin`,
      {
        vpcOriginEndpointConfig: {
          // AWS demands one. It changes with what makes the origin anew, so that both fit side by side.
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
        // AWS refuses every change of one that a distribution uses, tags included: make another, switch, delete.
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
