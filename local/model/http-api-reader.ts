/**
 * HTTP APIs of the program, with their routes, functions and stages.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @module
 */

import { httpApiOrigins } from "../../aws/cors-origins.ts";
import { accountId } from "../account-id.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import { stageNameProblem, stageVariablesProblem } from "../services/api-gateway/declared-paths.ts";
import { accountThrottle, type Throttle } from "../services/api-gateway/throttle.ts";
import type {
  HttpApi,
  HttpCors,
  HttpRoute,
  HttpStage,
  WebSocketApi,
} from "../services/api-gateway-http/http-api.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import { type FunctionPolicies, mayGatewayInvoke } from "../services/lambda/function-policy.ts";
import { readHttpCors } from "./cors-origins-reader.ts";
import type { Findings } from "./findings.ts";
import { listNoPermission } from "./gateway-permission.ts";
import { readAuthorizer } from "./http-authorizer-reader.ts";
import { readIntegration, readRoute } from "./http-route-reader.ts";
import { Reader } from "./property-reader.ts";

/** Parts of all APIs, as they are declared beside each other. */
interface Parts {
  readonly graph: Graph;
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly policies: FunctionPolicies;
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
  policies: FunctionPolicies,
  findings: Findings,
): readonly HttpApi[] {
  const parts: Parts = { graph, targets, policies, findings };
  return apisOf(graph, "HTTP").map((node) => readHttpApi(node, parts));
}

/** The names of the WebSocket APIs, which answer that they are not simulated. */
export function readWebSocketApis(graph: Graph): readonly WebSocketApi[] {
  return apisOf(graph, "WEBSOCKET").map(({ id, name, region = "" }) => ({ id, name, region }));
}

function apisOf(graph: Graph, protocol: string): readonly GraphNode[] {
  return graph.nodes.filter(
    ({ type, external, inputs }) =>
      type === "aws:apigatewayv2/api:Api" && !external && inputs["protocolType"] === protocol,
  );
}

function partsOf(api: GraphNode, kind: keyof typeof kinds, { graph }: Parts) {
  return graph.nodes.filter(
    ({ type, inputs }) => type === kinds[kind] && inputs["apiId"] === api.id,
  );
}

function readHttpApi(node: GraphNode, parts: Parts): HttpApi {
  const { targets, findings } = parts;
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const integrations = new Map(
    partsOf(node, "integration", parts).map((each) => [
      each.id,
      readIntegration(each, targets, findings),
    ]),
  );
  const authorizers = new Map(
    partsOf(node, "authorizer", parts).map((each) => [
      each.id,
      readAuthorizer(each, targets, findings),
    ]),
  );
  const declared = partsOf(node, "route", parts);
  refuseRepeated(declared, findings);
  const routes = declared.map((each) => readRoute(each, integrations, authorizers, findings));
  const routeKeys = declared.map(({ inputs: { routeKey } }) => routeKey);
  const stages = partsOf(node, "stage", parts).map((each) => readStage(each, routeKeys, findings));
  const api = {
    id: node.id,
    name: node.name,
    accountId,
    region: outputs.text("region", node.region),
  };
  const stageNames = stages.map(({ name }) => name);
  for (const [index, each] of declared.entries()) {
    listForbidden(each, routes[index], { ...api, stageNames }, parts);
  }
  return {
    ...api,
    endpointDisabled: inputs.flag("disableExecuteApiEndpoint", false),
    cors: inputs.has("corsConfiguration")
      ? readCors(inputs.object("corsConfiguration"))
      : undefined,
    routes: routes.filter((route) => route !== undefined),
    stages: new Map(stages.map((stage) => [stage.name, stage])),
  };
}

/** Lists a route whose function API Gateway may not invoke at any stage. */
function listForbidden(
  node: GraphNode,
  route: HttpRoute | undefined,
  api: Pick<HttpApi, "id" | "accountId" | "region"> & { readonly stageNames: readonly string[] },
  { policies, findings }: Parts,
): void {
  const integration = route?.integration;
  if (integration === undefined || !("target" in integration) || integration.hasRole === true) {
    return;
  }
  const [method = "", pattern] = route?.routeKey.split(" ") ?? [];
  const path = pattern === undefined ? "$default" : `${method.replace("ANY", "GET")}${pattern}`;
  const isAllowed = api.stageNames.some((stage) =>
    mayGatewayInvoke(
      policies,
      integration.target.arn,
      `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage}/${path}`,
    ),
  );
  if (!isAllowed && api.stageNames.length > 0) {
    listNoPermission(node, "target", integration.target.arn, findings);
  }
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
  const read = readHttpCors(cors, httpApiOrigins);
  if (!read.allowOrigins.every((origin) => origin === "*" || /^https?:/.test(origin))) {
    cors.refuse("allowOrigins", "must be of http:// and https://");
  }
  if (read.allowCredentials && read.allowOrigins.includes("*")) {
    cors.refuse("allowOrigins", "must name each origin beside allowCredentials");
  }
  return read;
}
