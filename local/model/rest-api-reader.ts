/**
 * Private REST APIs of the program, with their resources, functions and stages.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 * @module
 */

import { restTimeoutRangeMs } from "../../aws/api-gateway.ts";
import { accountId } from "../account-id.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import {
  pathPartProblem,
  routeMethods,
  stageNameProblem,
  stageVariablesProblem,
} from "../services/api-gateway/declared-paths.ts";
import { accountThrottle, type Throttle } from "../services/api-gateway/throttle.ts";
import type {
  RestApi,
  RestIntegration,
  RestResource,
  RestStage,
} from "../services/api-gateway-rest/rest-api.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { Findings } from "./findings.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";

/** Parts of all APIs, as they are declared beside each other. */
interface Parts {
  readonly graph: Graph;
  readonly targets: ReadonlyMap<string, LambdaTarget>;
  readonly findings: Findings;
}

const { min: minTimeoutMs, max: maxTimeoutMs } = restTimeoutRangeMs.value;

/** Reads every `aws:apigateway/restApi:RestApi`. @param targets What may be invoked, by ARN. */
export function readRestApis(
  graph: Graph,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): readonly RestApi[] {
  const parts: Parts = { graph, targets, findings };
  return graph.nodes
    .filter(({ type, external }) => type === "aws:apigateway/restApi:RestApi" && !external)
    .map((node) => readRestApi(node, parts));
}

/** Parts of a kind that name an API. */
function partsOf(api: GraphNode, type: string, { graph }: Parts): readonly GraphNode[] {
  return graph.nodes.filter(
    (node) =>
      node.type === type &&
      (node.inputs["restApi"] === api.id || node.inputs["restApiId"] === api.id),
  );
}

function readRestApi(node: GraphNode, parts: Parts): RestApi {
  const inputs = Reader.inputs(node, parts.findings);
  if (inputs.object("endpointConfiguration").text("types", "EDGE") !== "PRIVATE") {
    inputs.refuse("endpointConfiguration", 'must have types "PRIVATE": public ones are HTTP APIs');
  }
  const outputs = Reader.outputs(node, parts.findings);
  const stages = partsOf(node, "aws:apigateway/stage:Stage", parts).map((each) =>
    readStage(each, node, parts),
  );
  return {
    id: node.id,
    accountId,
    region: outputs.text("region", node.region),
    policy: readPolicy(node, outputs.text("executionArn", ""), parts),
    resources: readResources(node, outputs.text("rootResourceId"), parts),
    stages: new Map(stages.map((stage) => [stage.name, stage])),
  };
}

/** Of the API itself or of a resource beside it. Without one, a private API cannot be deployed. */
function readPolicy(node: GraphNode, executionArn: string, parts: Parts): readonly Statement[] {
  const [beside] = partsOf(node, "aws:apigateway/restApiPolicy:RestApiPolicy", parts);
  const holder = beside ?? node;
  const document = holder.inputs["policy"];
  if (document === undefined) {
    Reader.inputs(node, parts.findings).refuse(
      "policy",
      "must be given: it decides who can invoke a private API",
    );
    return [];
  }
  return readStatements(holder, document, "resource", "policy", parts.findings).map(
    (statement) => ({
      ...statement,
      // API Gateway takes a short form for its own ARN.
      resources: statement.resources.map((each) => each.replace(/^execute-api:/, executionArn)),
    }),
  );
}

function readResources(api: GraphNode, rootId: string, parts: Parts): readonly RestResource[] {
  const nodes = partsOf(api, "aws:apigateway/resource:Resource", parts);
  const paths = new Map([[rootId, ""]]);
  const pathParts = new Map<string, string[]>();
  // Parents are declared before their children: a graph is in the order of registration.
  for (const node of nodes) {
    const inputs = Reader.inputs(node, parts.findings);
    const parent = paths.get(inputs.text("parentId"));
    if (parent === undefined) {
      inputs.refuse("parentId", "must be a resource of the same API");
    }
    const part = inputs.text("pathPart");
    const siblings = pathParts.get(inputs.text("parentId")) ?? [];
    inputs.check("pathPart", pathPartProblem(part, siblings, parent?.split("/").at(-1) ?? ""));
    pathParts.set(inputs.text("parentId"), [...siblings, part]);
    paths.set(node.id, `${parent ?? ""}/${part}`);
  }
  return [...paths].map(([id, path]) => ({
    id,
    path: path === "" ? "/" : path,
    methods: readMethods(api, id, parts),
  }));
}

/** What answers at a resource: integrations, each with a method beside it. */
function readMethods(
  api: GraphNode,
  resourceId: string,
  parts: Parts,
): ReadonlyMap<string, RestIntegration> {
  const declared = partsOf(api, "aws:apigateway/method:Method", parts)
    .filter(({ inputs }) => inputs["resourceId"] === resourceId)
    .map(({ inputs }) => inputs["httpMethod"]);
  const methods = new Map<string, RestIntegration>();
  for (const node of partsOf(api, "aws:apigateway/integration:Integration", parts)) {
    if (node.inputs["resourceId"] === resourceId) {
      const inputs = Reader.inputs(node, parts.findings);
      const httpMethod = inputs.oneOf("httpMethod", routeMethods);
      if (!declared.includes(httpMethod)) {
        inputs.refuse("httpMethod", "must be that of a method of the same resource");
      }
      const integration = readIntegration(inputs, parts);
      if (integration !== undefined) {
        methods.set(httpMethod, integration);
      }
    }
  }
  return methods;
}

function readIntegration(inputs: Reader, { targets }: Parts): RestIntegration | undefined {
  const timeoutMs = inputs.number("timeoutMilliseconds", maxTimeoutMs);
  if (timeoutMs < minTimeoutMs || timeoutMs > maxTimeoutMs) {
    inputs.refuse("timeoutMilliseconds", `must be ${minTimeoutMs} to ${maxTimeoutMs}`);
  }
  const target = invokedTarget(inputs, "uri", targets);
  return target && { target, timeoutMs };
}

function readStage(node: GraphNode, api: GraphNode, parts: Parts): RestStage {
  const inputs = Reader.inputs(node, parts.findings);
  const name = inputs.text("stageName");
  const deployments = partsOf(api, "aws:apigateway/deployment:Deployment", parts);
  if (!deployments.some(({ id }) => id === inputs.text("deployment"))) {
    inputs.refuse("deployment", "must be a deployment of the same API");
  }
  const variables = inputs.dictionary("variables");
  inputs.check("stageName", stageNameProblem(name, false));
  inputs.check("variables", stageVariablesProblem(variables));
  return { name, throttle: readThrottle(api, name, parts), variables };
}

/** Settings of all methods of a stage; those of single ones are refused, not passed over. */
function readThrottle(api: GraphNode, stageName: string, parts: Parts): Throttle {
  let throttle = accountThrottle;
  for (const node of partsOf(api, "aws:apigateway/methodSettings:MethodSettings", parts)) {
    const inputs = Reader.inputs(node, parts.findings);
    if (inputs.text("stageName") === stageName) {
      if (inputs.text("methodPath") !== "*/*") {
        inputs.refuse("methodPath", 'must be "*/*": settings of single methods are not simulated');
      }
      const settings = inputs.object("settings");
      throttle = {
        ratePerSecond: settings.number("throttlingRateLimit", throttle.ratePerSecond),
        burst: settings.number("throttlingBurstLimit", throttle.burst),
      };
    }
  }
  return throttle;
}
