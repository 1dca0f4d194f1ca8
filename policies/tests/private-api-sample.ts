/**
 * A private REST API and the whole way to it as rules see them, every part as it should be.
 *
 * @module
 */
import { distributionType } from "../reading/distribution.ts";
import { functionType } from "../reading/edge-function-reading.ts";
import { aliasType } from "../reading/lambda-reading.ts";
import { vpcEndpointType, vpcOriginType } from "../reading/load-balancer.ts";
import type { StackResource } from "../reading/resource.ts";
import {
  methodSettingsType,
  restAccountType,
  restApiType,
  restDeploymentType,
  restIntegrationType,
  restMethodType,
  restPolicyType,
  restStageType,
} from "../reading/rest-api-reading.ts";
import { ingressRuleType, securityGroupType } from "../reading/security-group.ts";
import { type Given, merged, resource } from "./fixtures.ts";

export const networkType = "aws:ec2/vpc:Vpc";
export const gatewayType = "aws:ec2/internetGateway:InternetGateway";
export const balancerType = "aws:lb/loadBalancer:LoadBalancer";
export const listenerType = "aws:lb/listener:Listener";
export const targetGroupType = "aws:lb/targetGroup:TargetGroup";

const everybody = { Principal: "*", Action: "execute-api:Invoke", Resource: "*" };

/** A resource policy that names an endpoint. */
export const closedPolicy = JSON.stringify({
  Statement: [
    { Effect: "Allow", ...everybody },
    {
      Effect: "Deny",
      ...everybody,
      Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
    },
  ],
});

type Part =
  | "network"
  | "gateway"
  | "balancerGroup"
  | "endpointGroup"
  | "fromCloudFront"
  | "fromBalancer"
  | "endpoint"
  | "balancer"
  | "targets"
  | "attachment"
  | "listener"
  | "origin"
  | "api"
  | "policy"
  | "method"
  | "function"
  | "alias"
  | "integration"
  | "deployment"
  | "account"
  | "stage"
  | "settings"
  | "distribution";

/** What is otherwise than it should be, by part. Inputs and sources that are not named stay. */
export type PrivateApiChanges = Readonly<Partial<Record<Part, Given>>>;

/** The parts, by what they are. */
export function privateApiParts(changes: PrivateApiChanges = {}) {
  const make = (type: string, part: Part, given: Given = {}) =>
    resource(type, merged(given, changes[part]));
  const network = make(networkType, "network");
  const inNetwork = { vpcId: [network] };
  const gateway = make(gatewayType, "gateway", { from: inNetwork });
  const balancerGroup = make(securityGroupType, "balancerGroup", {
    name: "balancer-group",
    from: inNetwork,
  });
  const endpointGroup = make(securityGroupType, "endpointGroup", {
    name: "endpoint-group",
    from: inNetwork,
  });
  const fromCloudFront = make(ingressRuleType, "fromCloudFront", {
    name: "from-cloudfront",
    props: { prefixListId: "pl-1" },
    from: { securityGroupId: [balancerGroup] },
  });
  const fromBalancer = make(ingressRuleType, "fromBalancer", {
    name: "from-balancer",
    props: { referencedSecurityGroupId: "sg-1" },
    from: { securityGroupId: [endpointGroup], referencedSecurityGroupId: [balancerGroup] },
  });
  const endpoint = make(vpcEndpointType, "endpoint", {
    props: {
      serviceName: "com.amazonaws.eu-west-1.execute-api",
      vpcEndpointType: "Interface",
      privateDnsEnabled: false,
      securityGroupIds: ["sg-2"],
      subnetIds: ["subnet-1", "subnet-2"],
    },
    from: { ...inNetwork, securityGroupIds: [endpointGroup] },
  });
  const balancer = make(balancerType, "balancer", {
    props: { internal: true, dropInvalidHeaderFields: true, securityGroups: ["sg-1"] },
    from: { subnets: [network], securityGroups: [balancerGroup] },
  });
  const targets = make(targetGroupType, "targets", {
    props: { protocol: "HTTPS", healthCheck: { protocol: "HTTPS", matcher: "200,403" } },
    from: inNetwork,
  });
  const attachment = make("aws:lb/targetGroupAttachment:TargetGroupAttachment", "attachment", {
    from: { targetGroupArn: [targets] },
    dependsOn: [endpoint],
  });
  const listener = make(listenerType, "listener", {
    props: { protocol: "HTTP", port: 80, defaultActions: [{ type: "forward" }] },
    from: { loadBalancerArn: [balancer], defaultActions: [targets] },
  });
  const origin = make(vpcOriginType, "origin", {
    props: {
      vpcOriginEndpointConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "http-only",
        originSslProtocols: { items: ["TLSv1.2"] },
      },
    },
    ignoreChanges: ["tags", "tagsAll"],
    timeouts: { createSeconds: 1200, updateSeconds: 1200, deleteSeconds: 1200 },
    from: { vpcOriginEndpointConfig: [balancer] },
    dependsOn: [gateway],
  });
  const api = make(restApiType, "api", { props: { endpointConfiguration: { types: "PRIVATE" } } });
  const ofApi = { restApi: [api] };
  const policy = make(restPolicyType, "policy", {
    props: { policy: closedPolicy },
    from: { restApiId: [api], policy: [api, endpoint] },
  });
  const method = make(restMethodType, "method", {
    props: { httpMethod: "ANY", authorization: "NONE" },
    from: ofApi,
  });
  const answers = make(functionType, "function", { props: { timeout: 5 } });
  const alias = make(aliasType, "alias", {
    props: { name: "live" },
    from: { functionName: [answers] },
  });
  const integration = make(restIntegrationType, "integration", {
    from: { ...ofApi, httpMethod: [method], uri: [alias] },
  });
  const deployment = make(restDeploymentType, "deployment", {
    props: { triggers: { content: "hash" } },
    from: { ...ofApi, triggers: [api, endpoint, alias] },
    dependsOn: [policy, integration],
  });
  const account = make(restAccountType, "account", { props: { cloudwatchRoleArn: "arn" } });
  const stage = make(restStageType, "stage", {
    props: { stageName: "live", accessLogSettings: { destinationArn: "arn", format: "text" } },
    from: { ...ofApi, deployment: [deployment] },
    dependsOn: [account],
  });
  const settings = make(methodSettingsType, "settings", {
    props: { methodPath: "*/*", settings: { throttlingRateLimit: 10, throttlingBurstLimit: 5 } },
    from: { ...ofApi, stageName: [stage] },
  });
  const distribution = make(distributionType, "distribution", {
    props: {
      origins: [
        {
          originPath: "/live",
          customHeaders: [{ name: "x-apigw-api-id", value: "abc" }],
          vpcOriginConfig: { vpcOriginId: "vo-1" },
        },
      ],
    },
    from: { origins: [balancer, origin, stage, api] },
  });
  return {
    network,
    gateway,
    balancerGroup,
    endpointGroup,
    fromCloudFront,
    fromBalancer,
    endpoint,
    balancer,
    targets,
    attachment,
    listener,
    origin,
    api,
    policy,
    method,
    function: answers,
    alias,
    integration,
    deployment,
    account,
    stage,
    settings,
    distribution,
  };
}

/** All of it. */
export function privateApi(changes: PrivateApiChanges = {}): readonly StackResource[] {
  return Object.values(privateApiParts(changes));
}
