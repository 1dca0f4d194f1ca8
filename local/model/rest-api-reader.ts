/**
 * REST APIs of the program, with their resources, functions and stages.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 * @module
 */

import { accountId } from "../account-id.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import {
  pathPartProblem,
  stageNameProblem,
  stageVariablesProblem,
} from "../services/api-gateway/declared-paths.ts";
import { accountThrottle, type Throttle } from "../services/api-gateway/throttle.ts";
import type { RestApi, RestResource, RestStage } from "../services/api-gateway-rest/rest-api.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { FunctionPolicies } from "../services/lambda/function-policy.ts";
import type { Findings } from "./findings.ts";
import { readGatewayResponses } from "./gateway-response-reader.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";
import { type RestOwner, readMethods } from "./rest-method-reader.ts";
import { partsOf, type RestParts } from "./rest-parts.ts";
import { readPlanKeys } from "./usage-plan-reader.ts";

/** Reads every `aws:apigateway/restApi:RestApi`. @param targets What may be invoked, by ARN. */
export function readRestApis(
  graph: Graph,
  targets: ReadonlyMap<string, LambdaTarget>,
  policies: FunctionPolicies,
  findings: Findings,
): readonly RestApi[] {
  const parts: RestParts = { graph, targets, policies, findings };
  return graph.nodes
    .filter(({ type, external }) => type === "aws:apigateway/restApi:RestApi" && !external)
    .map((node) => readRestApi(node, parts));
}

function readRestApi(node: GraphNode, parts: RestParts): RestApi {
  const inputs = Reader.inputs(node, parts.findings);
  const types = inputs.object("endpointConfiguration").text("types", "EDGE");
  const isPublic = types !== "PRIVATE";
  const outputs = Reader.outputs(node, parts.findings);
  const stages = partsOf(node, "aws:apigateway/stage:Stage", parts).map((each) =>
    readStage(each, node, parts),
  );
  const region = outputs.text("region", node.region);
  const owner = { node, region, stageNames: stages.map(({ name }) => name) };
  const shared = {
    id: node.id,
    accountId,
    region,
    policy: readPolicy(node, isPublic, outputs.text("executionArn", ""), parts),
    resources: readResources(owner, outputs.text("rootResourceId"), parts),
    stages: new Map(stages.map((stage) => [stage.name, stage])),
  };
  const gatewayResponses = readGatewayResponses(node, parts);
  const binaryMediaTypes = inputs.texts("binaryMediaTypes");
  return {
    ...shared,
    ...(binaryMediaTypes.length > 0 ? { binaryMediaTypes } : {}),
    ...(gatewayResponses.size > 0 ? { gatewayResponses } : {}),
    ...(isPublic ? readPublicSide(node, parts) : {}),
  };
}

/** What only an API on the internet has. */
function readPublicSide(node: GraphNode, parts: RestParts): Partial<RestApi> {
  const inputs = Reader.inputs(node, parts.findings);
  const keys = readPlanKeys(node.id, parts.graph, parts.findings);
  return {
    name: node.name,
    isPublic: true,
    ...(inputs.flag("disableExecuteApiEndpoint", false) ? { endpointDisabled: true } : {}),
    ...(inputs.text("apiKeySource", "HEADER") === "AUTHORIZER" ? { keyFromAuthorizer: true } : {}),
    ...(keys.length > 0 ? { keys } : {}),
  };
}

/** Of the API itself or of a resource beside it. Without one, a private API cannot be deployed. */
function readPolicy(
  node: GraphNode,
  isPublic: boolean,
  executionArn: string,
  parts: RestParts,
): readonly Statement[] {
  const [beside] = partsOf(node, "aws:apigateway/restApiPolicy:RestApiPolicy", parts);
  const holder = beside ?? node;
  const document = holder.inputs["policy"];
  if (document === undefined && isPublic) {
    return [];
  }
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

function readResources(
  owner: RestOwner,
  rootId: string,
  parts: RestParts,
): readonly RestResource[] {
  const nodes = partsOf(owner.node, "aws:apigateway/resource:Resource", parts);
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
    methods: readMethods(owner, { id, path: path === "" ? "/" : path }, parts),
  }));
}

function readStage(node: GraphNode, api: GraphNode, parts: RestParts): RestStage {
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
function readThrottle(api: GraphNode, stageName: string, parts: RestParts): Throttle {
  let throttle = accountThrottle;
  for (const node of partsOf(api, "aws:apigateway/methodSettings:MethodSettings", parts)) {
    const inputs = Reader.inputs(node, parts.findings);
    if (inputs.text("stageName") === stageName) {
      if (inputs.text("methodPath") !== "*/*") {
        inputs.listProperty("methodPath", "settings of single methods are not simulated");
        continue;
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
