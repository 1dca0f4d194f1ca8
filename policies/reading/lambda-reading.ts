/**
 * Functions of Regions, and who calls them through what.
 *
 * @module
 */
import { edgeFunctions, functionType, isMadeForEdge } from "./edge-function-reading.ts";
import { httpApiOf, httpAuthorizerType, httpIntegrationType } from "./http-api-reading.ts";
import type { StackResource } from "./resource.ts";
import { restApiOf, restIntegrationType } from "./rest-api-reading.ts";
import { type Stack, sources } from "./stack.ts";

export const aliasType = "aws:lambda/alias:Alias";
export const permissionType = "aws:lambda/permission:Permission";
export const functionUrlType = "aws:lambda/functionUrl:FunctionUrl";
export const layerPermissionType = "aws:lambda/layerVersionPermission:LayerVersionPermission";

/** Functions that no distribution runs at the edge: other rules are about those. */
export function regionalFunctions(stack: Stack): readonly StackResource[] {
  const atEdge = edgeFunctions(stack);
  return stack
    .ofType(functionType)
    .filter((each) => !atEdge.includes(each) && !isMadeForEdge(each));
}

/** An API that calls a function. */
export interface Invocation {
  /** The integration, or the authorizer. */
  readonly by: StackResource;
  /** Its input that names what it calls. */
  readonly input: "integrationUri" | "authorizerUri" | "uri";
  /** Where this stack makes it. */
  readonly api: StackResource | undefined;
  /** What is called: the alias where there is one. */
  readonly alias: StackResource | undefined;
  readonly function: StackResource;
}

/** Every call of a function of this stack by an API of this stack. */
export function invocations(stack: Stack): readonly Invocation[] {
  return [
    ...stack
      .ofType(httpIntegrationType)
      .flatMap((by) => calls(by, "integrationUri", httpApiOf(by))),
    ...stack.ofType(httpAuthorizerType).flatMap((by) => calls(by, "authorizerUri", httpApiOf(by))),
    ...stack.ofType(restIntegrationType).flatMap((by) => calls(by, "uri", restApiOf(by))),
  ];
}

function calls(
  by: StackResource,
  input: Invocation["input"],
  api: StackResource | undefined,
): readonly Invocation[] {
  const from = sources(by, input);
  const alias = from.find(({ type }) => type === aliasType);
  const called = functionOf(alias === undefined ? from : sources(alias, "functionName"));
  return called === undefined ? [] : [{ by, input, api, alias, function: called }];
}

/** The first function among some resources. */
export function functionOf(resources: readonly StackResource[]): StackResource | undefined {
  return resources.find(({ type }) => type === functionType);
}
