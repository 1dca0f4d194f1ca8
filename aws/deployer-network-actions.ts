/**
 * The IAM actions of networks and load balancers, and of the provider itself.
 *
 * @module
 */
import type { TypeActions } from "./type-actions.ts";

/** Names and ids in its ARNs are AWS's, not the stack's. */
const network = { service: "ec2" };
const balancing = {
  service: "elasticloadbalancing",
  on: ["loadbalancer/app", "listener/app", "targetgroup"].map(
    (kind) => `arn:aws:elasticloadbalancing:*:*:${kind}/desk-api-front-*`,
  ),
};
/** By resource type. */
export const networkActions: Readonly<Record<string, TypeActions>> = {
  "aws:ec2/flowLog:FlowLog": {
    ...network,
    create: "CreateFlowLogs CreateTags",
    read: "DescribeFlowLogs",
    update: "DeleteTags",
    delete: "DeleteFlowLogs",
    anywhere: "logs:CreateLogDelivery logs:DeleteLogDelivery",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    ...network,
    create: "CreateSecurityGroup CreateTags RevokeSecurityGroupEgress",
    read: "DescribeSecurityGroups DescribeNetworkInterfaces DescribeManagedPrefixLists",
    update: "DeleteTags",
    delete: "DeleteSecurityGroup RevokeSecurityGroupIngress",
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    ...network,
    create: "CreateVpcEndpoint CreateTags",
    read: "DescribeVpcEndpoints DescribePrefixLists",
    update: "ModifyVpcEndpoint DeleteTags",
    delete: "DeleteVpcEndpoints",
  },
  "aws:lb/listener:Listener": {
    ...balancing,
    create: "CreateListener AddTags",
    read: "ListTagsForResource",
    update: "ModifyListener ModifyListenerAttributes RemoveTags",
    delete: "DeleteListener",
    anywhere: "DescribeListeners DescribeListenerAttributes DescribeTags",
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    ...balancing,
    create: "CreateLoadBalancer AddTags",
    read: "",
    update: "ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets SetIpAddressType RemoveTags",
    delete: "DeleteLoadBalancer",
    anywhere:
      "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeCapacityReservation DescribeTags ec2:DescribeNetworkInterfaces",
    linkedRoles: ["elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing"],
  },
  "aws:lb/targetGroup:TargetGroup": {
    ...balancing,
    create: "CreateTargetGroup AddTags",
    read: "",
    update: "ModifyTargetGroup ModifyTargetGroupAttributes RemoveTags",
    delete: "DeleteTargetGroup",
    anywhere: "DescribeTargetGroups DescribeTargetGroupAttributes DescribeTags",
  },
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
    ...balancing,
    create: "RegisterTargets",
    read: "",
    delete: "DeregisterTargets",
    anywhere: "DescribeTargetHealth",
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    ...network,
    create: "AuthorizeSecurityGroupEgress CreateTags",
    read: "DescribeSecurityGroupRules",
    update: "ModifySecurityGroupRules DeleteTags",
    delete: "RevokeSecurityGroupEgress",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    ...network,
    create: "AuthorizeSecurityGroupIngress CreateTags",
    read: "DescribeSecurityGroupRules",
    update: "ModifySecurityGroupRules DeleteTags",
    delete: "RevokeSecurityGroupIngress",
  },
  "awsx:ec2:Vpc": {
    ...network,
    create:
      "CreateVpc ModifyVpcAttribute CreateSubnet ModifySubnetAttribute CreateInternetGateway AttachInternetGateway " +
      "CreateRouteTable AssociateRouteTable CreateRoute CreateTags",
    read:
      "DescribeAvailabilityZones DescribeVpcs DescribeVpcAttribute DescribeSubnets DescribeInternetGateways DescribeRouteTables " +
      "DescribeNetworkAcls DescribeSecurityGroups",
    update: "DeleteTags",
    delete:
      "DeleteVpc DeleteSubnet DetachInternetGateway DeleteInternetGateway DisassociateRouteTable DeleteRouteTable DeleteRoute " +
      "DescribeNetworkInterfaces",
  },
  "pulumi:providers:aws": { service: "sts", create: "", read: "GetCallerIdentity" },
};
