/**
 * What is between CloudFront and a private API: load balancers, VPC origins, endpoints.
 *
 * @module
 */
import type { Resource, StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { text } from "./value.ts";

/** The same resources go by two names. */
export const balancerTypes = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
];
export const listenerTypes = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
export const listenerRuleTypes = [
  "aws:lb/listenerRule:ListenerRule",
  "aws:alb/listenerRule:ListenerRule",
];
export const targetGroupTypes = [
  "aws:lb/targetGroup:TargetGroup",
  "aws:alb/targetGroup:TargetGroup",
];
export const targetAttachmentTypes = [
  "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  "aws:alb/targetGroupAttachment:TargetGroupAttachment",
];
export const vpcOriginType = "aws:cloudfront/vpcOrigin:VpcOrigin";
export const vpcEndpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Whether it balances requests, not connections. */
export function isApplication({ props }: Resource): boolean {
  return (props["loadBalancerType"] ?? "application") === "application";
}

/** The load balancer a VPC origin leads to, where this stack makes it. */
export function balancerOf(origin: StackResource): StackResource | undefined {
  return sources(origin, "vpcOriginEndpointConfig").find(({ type }) =>
    balancerTypes.includes(type),
  );
}

/** VPC origins, each with the load balancer it leads to. Those that lead elsewhere are left out. */
export function vpcOrigins(stack: Stack) {
  return stack.ofType(vpcOriginType).flatMap((origin) => {
    const balancer = balancerOf(origin);
    return balancer === undefined ? [] : [{ origin, balancer }];
  });
}

/** Listeners of a load balancer. */
export function listenersOf(stack: Stack, balancer: StackResource): readonly StackResource[] {
  return stack
    .ofType(...listenerTypes)
    .filter((each) => sources(each, "loadBalancerArn").includes(balancer));
}

/** Whether it is an endpoint of private APIs. */
export function isExecuteApi({ type, props }: Resource): boolean {
  return type === vpcEndpointType && /\.execute-api$/.test(text(props["serviceName"]) ?? "");
}

/** Target groups with a target that is made after an endpoint of private APIs: its addresses, as far as is known. */
export function groupsBeforeEndpoint(stack: Stack): readonly StackResource[] {
  const attached = stack
    .ofType(...targetAttachmentTypes)
    .filter((each) => [...stack.before(each)].some(isExecuteApi))
    .flatMap((each) => sources(each, "targetGroupArn"));
  return stack.ofType(...targetGroupTypes).filter((each) => attached.includes(each));
}
