/**
 * An HTTP API as a program declares it, by hand.
 *
 * @module
 */
import type { GraphNode, Properties } from "../../program/graph.ts";
import { functionArn, lambdaFunction, resource, role } from "./graph-builder.ts";

const region = "eu-west-1";

/** What differs from the least an API can be. */
export interface ApiParts {
  readonly api?: Properties;
  readonly integration?: Properties;
  readonly authorizer?: Properties;
  readonly route?: Properties;
  readonly stage?: Properties;
}

/** ARN by which API Gateway invokes a function. */
export function invokeArnOf(name: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(name, "1", region)}/invocations`;
}

function part(kind: string, name: string, inputs: Properties, answers: Properties = {}): GraphNode {
  const type = `aws:apigatewayv2/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
  return resource(type, name, { inputs: { apiId: "api1", ...inputs }, answers, region });
}

/** An API `api1` with one route that asks an authorizer first, and all it needs. */
export function httpApiNodes(parts: ApiParts = {}): readonly GraphNode[] {
  return [
    role("worker"),
    lambdaFunction("handler", {}, region),
    lambdaFunction("judge", {}, region),
    resource("aws:apigatewayv2/api:Api", "api", {
      id: "api1",
      inputs: { protocolType: "HTTP", ...parts.api },
      region,
    }),
    part("Integration", "int1", {
      integrationType: "AWS_PROXY",
      integrationUri: invokeArnOf("handler"),
      payloadFormatVersion: "2.0",
      ...parts.integration,
    }),
    part(
      "Authorizer",
      "auth1",
      {
        authorizerType: "REQUEST",
        authorizerUri: invokeArnOf("judge"),
        authorizerPayloadFormatVersion: "2.0",
        enableSimpleResponses: true,
        identitySources: ["$request.header.x-key"],
        ...parts.authorizer,
      },
      { authorizerResultTtlInSeconds: 300, ...parts.authorizer },
    ),
    part("Route", "route1", {
      routeKey: "$default",
      target: "integrations/int1",
      authorizationType: "CUSTOM",
      authorizerId: "auth1",
      ...parts.route,
    }),
    part("Stage", "stage1", { name: "$default", autoDeploy: true, ...parts.stage }),
  ];
}
