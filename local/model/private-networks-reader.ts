/**
 * Networks of the program, as far as CloudFront gets into them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 * @module
 */
import { originProtocolPolicies } from "../../aws/cloudfront-limits.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type {
  ApiEndpoint,
  Listener,
  LoadBalancer,
  PrivateNetworks,
  VpcOrigin,
} from "../services/vpc/networks.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Resources of a type that the program makes. */
function nodesOf({ nodes }: Graph, type: string): readonly GraphNode[] {
  return nodes.filter((node) => node.type === type && !node.external);
}

/** Reads endpoints, load balancers and VPC origins. */
export function readPrivateNetworks(
  graph: Graph,
  findings: Findings,
): Omit<PrivateNetworks, "restApis"> {
  const origins = nodesOf(graph, "aws:cloudfront/vpcOrigin:VpcOrigin").map((node) =>
    readVpcOrigin(node, graph, findings),
  );
  return {
    endpoints: nodesOf(graph, "aws:ec2/vpcEndpoint:VpcEndpoint").map((node) =>
      readEndpoint(node, findings),
    ),
    loadBalancers: nodesOf(graph, "aws:lb/loadBalancer:LoadBalancer").map((node) =>
      readLoadBalancer(node, graph, findings),
    ),
    vpcOrigins: new Map(origins.map((origin) => [origin.id, origin])),
  };
}

/** The program must set the addresses: those AWS would choose are not known. */
function readEndpoint(node: GraphNode, findings: Findings): ApiEndpoint {
  const inputs = Reader.inputs(node, findings);
  const region = Reader.outputs(node, findings).text("region", node.region);
  const service = `com.amazonaws.${region}.execute-api`;
  if (inputs.text("serviceName", "") !== service) {
    inputs.foreign("serviceName", `must be ${JSON.stringify(service)}: no other is simulated`);
  }
  const addresses = inputs.objects("subnetConfigurations").map((each) => each.text("ipv4"));
  if (addresses.length === 0) {
    inputs.foreign(
      "subnetConfigurations",
      "must give each interface its address, since those of AWS are not known",
    );
  }
  return { id: node.id, vpcId: inputs.text("vpcId"), region, addresses };
}

function readLoadBalancer(node: GraphNode, graph: Graph, findings: Findings): LoadBalancer {
  const inputs = Reader.inputs(node, findings);
  if (!inputs.flag("internal", false)) {
    inputs.foreign(
      "internal",
      "must be true: a load balancer on the internet is outside of the program, map its name with --origin",
    );
  }
  const outputs = Reader.outputs(node, findings);
  const arn = outputs.text("arn");
  return {
    arn,
    region: outputs.text("region", node.region),
    listeners: nodesOf(graph, "aws:lb/listener:Listener")
      .filter((each) => each.inputs["loadBalancerArn"] === arn)
      .map((each) => readListener(each, graph, findings)),
  };
}

function readListener(node: GraphNode, graph: Graph, findings: Findings): Listener {
  const inputs = Reader.inputs(node, findings);
  const [action, ...others] = inputs.objects("defaultActions");
  if (action?.text("type") !== "forward" || others.length > 0) {
    inputs.foreign("defaultActions", 'must be one, of type "forward": no other is simulated');
  }
  return {
    protocol: inputs.oneOf("protocol", ["HTTP", "HTTPS"], "HTTP"),
    port: inputs.number("port"),
    targets: readTargets(action?.text("targetGroupArn") ?? "", graph, findings),
  };
}

/** Addresses of a target group, in the order they were attached. */
function readTargets(groupArn: string, graph: Graph, findings: Findings): readonly string[] {
  for (const node of nodesOf(graph, "aws:lb/targetGroup:TargetGroup")) {
    const inputs = Reader.inputs(node, findings);
    if (node.outputs["arn"] === groupArn && inputs.text("targetType", "instance") !== "ip") {
      inputs.foreign("targetType", 'must be "ip": no other is simulated');
    }
  }
  return nodesOf(graph, "aws:lb/targetGroupAttachment:TargetGroupAttachment")
    .filter((each) => each.inputs["targetGroupArn"] === groupArn)
    .map((each) => Reader.inputs(each, findings).text("targetId"));
}

function readVpcOrigin(node: GraphNode, graph: Graph, findings: Findings): VpcOrigin {
  const config = Reader.inputs(node, findings).object("vpcOriginEndpointConfig");
  const targetArn = config.text("arn");
  const balancers = nodesOf(graph, "aws:lb/loadBalancer:LoadBalancer");
  if (!balancers.some(({ outputs }) => outputs["arn"] === targetArn)) {
    config.foreign("arn", "must be a load balancer of this program: no other target is simulated");
  }
  return {
    id: node.id,
    targetArn,
    protocolPolicy: config.oneOf("originProtocolPolicy", originProtocolPolicies.value),
    httpPort: config.number("httpPort", 80),
    httpsPort: config.number("httpsPort", 443),
  };
}
