/**
 * HTTP APIs of the program, with their routes, functions and stages.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @module
 */

import { authorizerCacheRange, httpTimeoutRangeMs } from "../../aws/api-gateway.ts";
import { accountId } from "../account-id.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import {
  routeKeyProblem,
  stageNameProblem,
  stageVariablesProblem,
} from "../services/api-gateway/declared-paths.ts";
import { accountThrottle, type Throttle } from "../services/api-gateway/throttle.ts";
import type {
  HttpApi,
  HttpAuthorizer,
  HttpCors,
  HttpIntegration,
  HttpRoute,
  HttpStage,
} from "../services/api-gateway-http/http-api.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { Findings } from "./findings.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { Reader } from "./property-reader.ts";

/** Parts of all APIs, as they are declared beside each other. */
interface Parts {
  readonly graph: Graph;
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly findings: Findings;
}

const kinds = {
  authorizer: "aws:apigatewayv2/authorizer:Authorizer",
  integration: "aws:apigatewayv2/integration:Integration",
  route: "aws:apigatewayv2/route:Route",
  stage: "aws:apigatewayv2/stage:Stage",
} as const;

/** Reads every `aws:apigatewayv2/api:Api`. @param targets What may be invoked, by ARN. */
export function readHttpApis(
  graph: Graph,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): readonly HttpApi[] {
  const parts: Parts = { graph, targets, findings };
  return graph.nodes
    .filter(({ type, external }) => type === "aws:apigatewayv2/api:Api" && !external)
    .map((node) => readHttpApi(node, parts));
}

function partsOf(api: GraphNode, kind: keyof typeof kinds, { graph }: Parts) {
  return graph.nodes.filter(
    ({ type, inputs }) => type === kinds[kind] && inputs["apiId"] === api.id,
  );
}

function readHttpApi(node: GraphNode, parts: Parts): HttpApi {
  const inputs = Reader.inputs(node, parts.findings);
  const outputs = Reader.outputs(node, parts.findings);
  const integrations = new Map(
    partsOf(node, "integration", parts).map((each) => [each.id, readIntegration(each, parts)]),
  );
  const authorizers = new Map(
    partsOf(node, "authorizer", parts).map((each) => [each.id, readAuthorizer(each, parts)]),
  );
  const declared = partsOf(node, "route", parts);
  refuseRepeated(declared, parts.findings);
  const routes = declared.flatMap((each) => {
    const route = readRoute(each, integrations, authorizers, parts.findings);
    return route === undefined ? [] : [route];
  });
  const routeKeys = declared.map(({ inputs: { routeKey } }) => routeKey);
  const stages = partsOf(node, "stage", parts).map((each) =>
    readStage(each, routeKeys, parts.findings),
  );
  return {
    id: node.id,
    name: node.name,
    accountId,
    region: outputs.text("region", node.region),
    endpointDisabled: inputs.flag("disableExecuteApiEndpoint", false),
    cors: inputs.has("corsConfiguration")
      ? readCors(inputs.object("corsConfiguration"))
      : undefined,
    routes,
    stages: new Map(stages.map((stage) => [stage.name, stage])),
  };
}

function readIntegration(node: GraphNode, parts: Parts): HttpIntegration | undefined {
  const inputs = Reader.inputs(node, parts.findings);
  if (inputs.text("payloadFormatVersion", "1.0") !== "2.0") {
    inputs.refuse("payloadFormatVersion", 'must be "2.0": the older format is not simulated');
  }
  const { min, max } = httpTimeoutRangeMs.value;
  const timeoutMs = inputs.number("timeoutMilliseconds", max);
  if (timeoutMs < min || timeoutMs > max) {
    inputs.refuse("timeoutMilliseconds", `must be ${min} to ${max}`);
  }
  const target = invokedTarget(inputs, "integrationUri", parts.targets);
  return target && { target, timeoutMs };
}

function readAuthorizer(node: GraphNode, parts: Parts): HttpAuthorizer | undefined {
  const inputs = Reader.inputs(node, parts.findings);
  const identitySources = inputs.texts("identitySources");
  if (inputs.text("authorizerPayloadFormatVersion", "") !== "2.0") {
    inputs.refuse("authorizerPayloadFormatVersion", 'must be "2.0": the older is not simulated');
  }
  for (const source of identitySources) {
    if (!/^\$(?:request\.(?:header|querystring)|context|stageVariables)\../.test(source)) {
      inputs.refuse("identitySources", "must be like $request.header.name");
    }
  }
  // The provider answers for an absent one: 300 with something to keep verdicts by, else 0.
  const ttlSeconds = Reader.outputs(node, parts.findings).number("authorizerResultTtlInSeconds", 0);
  const { min, max } = authorizerCacheRange.value;
  if (ttlSeconds < min || ttlSeconds > max || (ttlSeconds > 0 && identitySources.length === 0)) {
    inputs.refuse(
      "authorizerResultTtlInSeconds",
      `must be ${min} to ${max}, and 0 without identitySources`,
    );
  }
  const target = invokedTarget(inputs, "authorizerUri", parts.targets);
  const simpleResponses = inputs.flag("enableSimpleResponses", false);
  return target && { id: node.id, target, identitySources, ttlSeconds, simpleResponses };
}

function readRoute(
  node: GraphNode,
  integrations: ReadonlyMap<string, HttpIntegration | undefined>,
  authorizers: ReadonlyMap<string, HttpAuthorizer | undefined>,
  findings: Findings,
): HttpRoute | undefined {
  const inputs = Reader.inputs(node, findings);
  const routeKey = inputs.text("routeKey");
  inputs.check("routeKey", routeKeyProblem(routeKey));
  const integrationId = inputs.text("target").replace(/^integrations\//, "");
  if (!integrations.has(integrationId)) {
    inputs.refuse("target", "must be integrations/ and the id of an integration of the same API");
  }
  const authorizationType = inputs.oneOf("authorizationType", ["NONE", "CUSTOM"], "NONE");
  const authorizerId = inputs.text("authorizerId", "");
  if (authorizationType === "CUSTOM" && !authorizers.has(authorizerId)) {
    inputs.refuse("authorizerId", "must be an authorizer of the same API");
  }
  const integration = integrations.get(integrationId);
  const authorizer = authorizationType === "CUSTOM" ? authorizers.get(authorizerId) : undefined;
  return integration && { routeKey, integration, authorizer };
}

/** API Gateway creates a route key once. */
function refuseRepeated(routes: readonly GraphNode[], findings: Findings): void {
  const keys = routes.map(({ inputs }) => inputs["routeKey"]);
  for (const node of routes.filter((_, index) => keys.indexOf(keys[index]) < index)) {
    Reader.inputs(node, findings).refuse("routeKey", "must be that of no other route of the API");
  }
}

/** @param routeKeys Of every route that the API declares. */
function readStage(node: GraphNode, routeKeys: readonly unknown[], findings: Findings): HttpStage {
  const inputs = Reader.inputs(node, findings);
  if (!inputs.flag("autoDeploy", false)) {
    findings.list(node, "autoDeploy", "what is declared is deployed");
  }
  const throttle = readThrottle(inputs.object("defaultRouteSettings"), accountThrottle);
  const own = inputs.objects("routeSettings").map((each): [string, Throttle] => {
    const routeKey = each.text("routeKey");
    if (!routeKeys.includes(routeKey)) {
      each.refuse("routeKey", "must be that of a route of the same API");
    }
    return [routeKey, readThrottle(each, throttle)];
  });
  const name = Reader.outputs(node, findings).text("name");
  const variables = inputs.dictionary("stageVariables");
  inputs.check("name", stageNameProblem(name, true));
  inputs.check("stageVariables", stageVariablesProblem(variables));
  return { name, throttle, routeThrottles: new Map(own), variables };
}

function readThrottle(settings: Reader, otherwise: Throttle): Throttle {
  const read = (name: string, inherited: number) => {
    const value = settings.number(name, inherited);
    if (value < 0) {
      settings.refuse(name, "must be 0 or more");
    }
    return value;
  };
  return {
    ratePerSecond: read("throttlingRateLimit", otherwise.ratePerSecond),
    burst: read("throttlingBurstLimit", otherwise.burst),
  };
}

function readCors(cors: Reader): HttpCors {
  return {
    allowCredentials: cors.flag("allowCredentials", false),
    allowHeaders: cors.texts("allowHeaders"),
    allowMethods: cors.texts("allowMethods"),
    allowOrigins: cors.texts("allowOrigins"),
    exposeHeaders: cors.texts("exposeHeaders"),
    maxAgeSeconds: cors.optionalNumber("maxAge"),
  };
}
