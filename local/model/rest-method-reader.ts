/**
 * Methods of REST APIs: what they ask of a request, and the integrations behind them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
 * @module
 */

import { routeMethods } from "../../aws/api-gateway-forms.ts";
import { accountId } from "../account-id.ts";
import type { GraphNode } from "../program/graph.ts";
import type { MethodGuard, RestIntegration } from "../services/api-gateway-rest/rest-api.ts";
import { mayGatewayInvoke } from "../services/lambda/function-policy.ts";
import { listNoPermission } from "./gateway-permission.ts";
import { Reader } from "./property-reader.ts";
import { readRestAuthorizer } from "./rest-authorizer-reader.ts";
import { readRestIntegration } from "./rest-integration-reader.ts";
import { partsOf, type RestParts } from "./rest-parts.ts";
import { readValidation } from "./rest-validation-reader.ts";

/** An API whose parts are read. */
export interface RestOwner {
  readonly node: GraphNode;
  readonly region: string;
  readonly stageNames: readonly string[];
}

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
    const integration = readRestIntegration(node, owner.node, parts);
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
  const invoking = integration.kind === "mapped" ? integration.backend : integration;
  if (!("target" in invoking) || invoking.hasRole === true || stageNames.length === 0) {
    return;
  }
  const { arn } = invoking.target;
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
  const scopes = inputs.texts("authorizationScopes");
  const apiKeyRequired = inputs.flag("apiKeyRequired", false);
  const { requiredParameters, body } = readValidation(inputs, owner.node, parts);
  const guard: MethodGuard = {
    ...(authorizer && { authorizer }),
    ...(authorizer?.kind === "pool" && scopes.length > 0 ? { scopes } : {}),
    ...(apiKeyRequired ? { apiKeyRequired } : {}),
    ...(requiredParameters.length > 0 ? { requiredParameters } : {}),
    ...(body && { body }),
  };
  return Object.keys(guard).length === 0 ? undefined : guard;
}
