/**
 * A network with a private API in it, by hand.
 *
 * @module
 */

import type { RestApi } from "../../services/api-gateway-rest/rest-api.ts";
import type { CustomOrigin } from "../../services/cloudfront/model.ts";
import type { Statement } from "../../services/iam/policy-document.ts";
import { parsePolicy } from "../../services/iam/policy-document.ts";
import type { PrivateNetworks } from "../../services/vpc/networks.ts";
import { targetOf } from "../services/api-gateway-http/http-api-fixture.ts";
import { customOrigin } from "../services/cloudfront/edge-fixtures.ts";

export const region = "eu-west-1";

/** Everybody, but through the endpoint `vpce-1` alone. */
export const onlyThroughEndpoint: readonly Statement[] = parsePolicy(
  {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
      },
    ],
  },
  "resource",
).statements;

/** An API that sends everything but its root to the function `desk`. */
export const restApi: RestApi = {
  id: "private1",
  accountId: "000000000000",
  region,
  policy: onlyThroughEndpoint,
  resources: [
    { id: "root", path: "/", methods: new Map() },
    {
      id: "all",
      path: "/{proxy+}",
      methods: new Map([["ANY", { target: targetOf("desk"), timeoutMs: 29_000 }]]),
    },
    {
      id: "one",
      path: "/one",
      methods: new Map([["GET", { target: targetOf("desk"), timeoutMs: 29_000 }]]),
    },
  ],
  stages: new Map([
    ["live", { name: "live", throttle: { ratePerSecond: 10, burst: 5 }, variables: {} }],
  ]),
};

/** The whole way in. */
export const networks: PrivateNetworks = {
  restApis: [restApi],
  endpoints: [
    { id: "vpce-1", vpcId: "vpc-1", region, addresses: ["10.0.0.10", "10.0.0.138"] },
    { id: "vpce-2", vpcId: "vpc-2", region, addresses: ["10.1.0.10"] },
  ],
  loadBalancers: [
    {
      arn: "arn:alb",
      region,
      listeners: [{ protocol: "HTTP", port: 80, targets: ["10.0.0.10", "10.0.0.138"] }],
    },
  ],
  vpcOrigins: new Map([
    [
      "vo_1",
      {
        id: "vo_1",
        targetArn: "arn:alb",
        protocolPolicy: "http-only",
        httpPort: 80,
        httpsPort: 443,
      },
    ],
  ]),
};

/** What a distribution has of it. */
export const deskOrigin: CustomOrigin = {
  ...customOrigin,
  id: "desk",
  domainName: "internal-alb-1.eu-west-1.elb.amazonaws.com",
  path: "/live",
  customHeaders: [{ name: "x-apigw-api-id", value: "private1" }],
  protocolPolicy: "http-only",
  vpcOriginId: "vo_1",
};
