/**
 * REST APIs taken apart.
 *
 * @module
 */
import type { Resource, StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { isList, part, unknown, type Value } from "./value.ts";

export const restApiType = "aws:apigateway/restApi:RestApi";
export const restPolicyType = "aws:apigateway/restApiPolicy:RestApiPolicy";
export const restMethodType = "aws:apigateway/method:Method";
export const restIntegrationType = "aws:apigateway/integration:Integration";
export const restDeploymentType = "aws:apigateway/deployment:Deployment";
export const restStageType = "aws:apigateway/stage:Stage";
export const methodSettingsType = "aws:apigateway/methodSettings:MethodSettings";
export const restAccountType = "aws:apigateway/account:Account";
export const restDomainType = "aws:apigateway/domainName:DomainName";

/** The endpoint types that an API declares. Older providers accept a list. */
export function endpointTypes({ props }: Resource): readonly Value[] {
  const types = part(props["endpointConfiguration"], "types");
  return isList(types) ? types : [types];
}

/** Whether an API answers inside of networks alone. */
export function isPrivateRest(api: Resource): boolean {
  return endpointTypes(api).includes("PRIVATE");
}

/** Whether an API is known to answer on the internet. */
export function isPublicRest(api: Resource): boolean {
  const types = endpointTypes(api);
  return !types.includes("PRIVATE") && !types.includes(unknown);
}

/** The API that a method, a stage or another part belongs to, where this stack makes it. */
export function restApiOf(each: StackResource): StackResource | undefined {
  return [...sources(each, "restApi"), ...sources(each, "restApiId")].find(
    ({ type }) => type === restApiType,
  );
}

/** Parts of one API. */
export function partsOfRest(
  stack: Stack,
  api: StackResource,
  type: string,
): readonly StackResource[] {
  return stack.ofType(type).filter((each) => restApiOf(each) === api);
}
