/**
 * Methods of REST APIs: what they ask of a request, and the integrations behind them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
 * @module
 */

import { restTimeoutRangeMs } from "../../aws/api-gateway.ts";
import { integrationTypes, routeMethods } from "../../aws/api-gateway-forms.ts";
import { accountId } from "../account-id.ts";
import type { GraphNode } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { UnavailableIntegration } from "../services/api-gateway/integration.ts";
import type {
  MethodGuard,
  MockIntegration,
  MockResponse,
  RestIntegration,
} from "../services/api-gateway-rest/rest-api.ts";
import { mayGatewayInvoke } from "../services/lambda/function-policy.ts";
import { listNoPermission } from "./gateway-permission.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { Reader } from "./property-reader.ts";
import { readRestAuthorizer } from "./rest-authorizer-reader.ts";
import type { RestParts } from "./rest-parts.ts";

/** An API whose parts are read. */
export interface RestOwner {
  readonly node: GraphNode;
  readonly region: string;
  readonly stageNames: readonly string[];
}

/** Parts of a kind that name an API. */
export function partsOf(api: GraphNode, type: string, { graph }: RestParts): readonly GraphNode[] {
  return graph.nodes.filter(
    (node) =>
      node.type === type &&
      (node.inputs["restApi"] === api.id || node.inputs["restApiId"] === api.id),
  );
}

const { min: minTimeoutMs, max: maxTimeoutMs } = restTimeoutRangeMs.value;

/** What answers at a resource: integrations, each with a method beside it. */
export function readMethods(
  owner: RestOwner,
  resource: { readonly id: string; readonly path: string },
  parts: RestParts,
): ReadonlyMap<string, RestIntegration> {
  const atResource = ({ inputs }: GraphNode) => inputs["resourceId"] === resource.id;
  const declared = partsOf(owner.node, "aws:apigateway/method:Method", parts).filter(atResource);
  const methods = new Map<string, RestIntegration>();
  const integrations = partsOf(owner.node, "aws:apigateway/integration:Integration", parts);
  for (const node of integrations.filter(atResource)) {
    const inputs = Reader.inputs(node, parts.findings);
    const httpMethod = inputs.oneOf("httpMethod", routeMethods.value);
    const method = declared.find((each) => each.inputs["httpMethod"] === httpMethod);
    if (method === undefined) {
      inputs.refuse("httpMethod", "must be that of a method of the same resource");
    }
    const integration = readIntegration(node, inputs, owner, parts);
    const guard = method && readGuard(method, owner, parts);
    methods.set(httpMethod, guard === undefined ? integration : { ...integration, guard });
    listForbidden(
      node,
      integration,
      `${httpMethod.replace("ANY", "GET")}${resource.path}`,
      owner,
      parts,
    );
  }
  return methods;
}

/** Lists a method whose function API Gateway may not invoke at any stage. */
function listForbidden(
  node: GraphNode,
  integration: RestIntegration,
  place: string,
  { node: api, region, stageNames }: RestOwner,
  { policies, findings }: RestParts,
): void {
  if (!("target" in integration) || integration.hasRole === true || stageNames.length === 0) {
    return;
  }
  const { arn } = integration.target;
  const isAllowed = stageNames.some((stage) => {
    const sourceArn = `arn:aws:execute-api:${region}:${accountId}:${api.id}/${stage}/${place}`;
    return mayGatewayInvoke(policies, arn, sourceArn);
  });
  if (!isAllowed) {
    listNoPermission(node, "uri", arn, findings);
  }
}

/** @returns `undefined` for a method that asks for nothing. */
function readGuard(node: GraphNode, owner: RestOwner, parts: RestParts): MethodGuard | undefined {
  const inputs = Reader.inputs(node, parts.findings);
  const authorizer = readRestAuthorizer(inputs, owner.node, parts);
  const apiKeyRequired = inputs.flag("apiKeyRequired", false);
  const requiredParameters = readRequiredParameters(inputs, owner, parts);
  return authorizer === undefined && !apiKeyRequired && requiredParameters.length === 0
    ? undefined
    : {
        ...(authorizer && { authorizer }),
        ...(apiKeyRequired ? { apiKeyRequired } : {}),
        ...(requiredParameters.length > 0 ? { requiredParameters } : {}),
      };
}

/** Parameters that are required, where the validator of the method validates parameters. */
function readRequiredParameters(
  inputs: Reader,
  owner: RestOwner,
  parts: RestParts,
): readonly string[] {
  const id = inputs.text("requestValidatorId", "");
  const validators = partsOf(owner.node, "aws:apigateway/requestValidator:RequestValidator", parts);
  const validator = validators.find((each) => each.id === id);
  if (validator?.inputs["validateRequestBody"] === true && inputs.has("requestModels")) {
    inputs.listProperty("requestModels", "bodies are not validated: every body is passed on");
  }
  return validator?.inputs["validateRequestParameters"] === true
    ? Object.entries(asBag(inputs.value("requestParameters")) ?? {})
        .filter(([, required]) => required === true)
        .map(([name]) => name)
    : [];
}

function readIntegration(
  node: GraphNode,
  inputs: Reader,
  owner: RestOwner,
  parts: RestParts,
): RestIntegration {
  const timeoutMs = inputs.number("timeoutMilliseconds", maxTimeoutMs);
  if (timeoutMs < minTimeoutMs || timeoutMs > maxTimeoutMs) {
    inputs.refuse("timeoutMilliseconds", `must be ${minTimeoutMs} to ${maxTimeoutMs}`);
  }
  if (inputs.text("connectionType", "INTERNET") !== "INTERNET") {
    return unavailable(inputs, "connectionType", "leads through a VPC link");
  }
  switch (inputs.oneOf("type", integrationTypes.value)) {
    case "AWS_PROXY": {
      const target = invokedTarget(inputs, "uri", parts.targets);
      return target === undefined
        ? { kind: "unavailable", reason: "invokes a function that is not in the program" }
        : { target, timeoutMs, ...(inputs.has("credentials") ? { hasRole: true } : {}) };
    }
    case "HTTP_PROXY":
      return {
        kind: "proxy",
        uri: inputs.text("uri"),
        method: inputs.oneOf("integrationHttpMethod", routeMethods.value, "ANY"),
        timeoutMs,
        requestParameters: inputs.dictionary("requestParameters"),
      };
    case "MOCK":
      return readMock(node, inputs, owner, parts);
    case "AWS":
      return unavailable(inputs, "type", "maps a request for an AWS service by templates");
    case "HTTP":
      return unavailable(inputs, "type", "maps a request for a backend by templates");
  }
}

/** An integration that fails, listed with the reason. */
function unavailable(inputs: Reader, property: string, what: string): UnavailableIntegration {
  inputs.listProperty(
    property,
    `the integration ${what}, which is not simulated: requests get 500`,
  );
  return { kind: "unavailable", reason: `${what}, which is not simulated` };
}

/** A mock: the status of its request template, and its integration responses. */
function readMock(
  node: GraphNode,
  inputs: Reader,
  owner: RestOwner,
  parts: RestParts,
): MockIntegration {
  const [template = ""] = Object.values(inputs.dictionary("requestTemplates"));
  const status = Number(/"?statusCode"?\s*:\s*(\d{3})/.exec(template)?.[1] ?? 200);
  if (/#(?:if|set|foreach)\b/.test(template)) {
    inputs.listProperty(
      "requestTemplates",
      "templates are not evaluated: the first status is taken",
    );
  }
  const responses = partsOf(
    owner.node,
    "aws:apigateway/integrationResponse:IntegrationResponse",
    parts,
  )
    .filter(
      (each) =>
        each.inputs["resourceId"] === node.inputs["resourceId"] &&
        each.inputs["httpMethod"] === node.inputs["httpMethod"],
    )
    .map((each) => readMockResponse(Reader.inputs(each, parts.findings)));
  return { kind: "mock", status, responses };
}

function readMockResponse(inputs: Reader): MockResponse {
  const [entry] = Object.entries(inputs.dictionary("responseTemplates"));
  const [contentType = "application/json", body = ""] = entry ?? [];
  if (/\$[\w{!]|#(?:if|set|foreach)\b/.test(body)) {
    inputs.listProperty(
      "responseTemplates",
      "templates are not evaluated: the text is sent as it is",
    );
  }
  const parameters = Object.entries(inputs.dictionary("responseParameters"));
  const headers = parameters.flatMap(([target, value]) => {
    const [, name] = /^method\.response\.header\.(.+)$/.exec(target) ?? [];
    const [, text] = /^'(.*)'$/s.exec(value) ?? [];
    return name === undefined || text === undefined ? [] : [[name, text] as const];
  });
  return {
    status: Number(inputs.text("statusCode")),
    selectionPattern: inputs.pattern("selectionPattern", "the response is the default one"),
    headers: Object.fromEntries(headers),
    body,
    contentType,
  };
}
