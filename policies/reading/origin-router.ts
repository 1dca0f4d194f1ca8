/**
 * Edge functions that choose the origin.
 *
 * @module
 */
import { type Association, type Behavior, behaviors, distributions } from "./distribution.ts";
import { functionAt } from "./edge-function-reading.ts";
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";

/** What has an address that requests are sent to. */
const addressTypes: ReadonlySet<string> = new Set([
  "aws:apigatewayv2/api:Api",
  "aws:apigatewayv2/stage:Stage",
  "aws:apigatewayv2/domainName:DomainName",
  "aws:apigateway/restApi:RestApi",
  "aws:apigateway/stage:Stage",
  "aws:apigateway/domainName:DomainName",
  "aws:lambda/functionUrl:FunctionUrl",
]);

/** A router on an event of a behavior. */
export interface RouterAt {
  readonly behavior: Behavior<StackResource>;
  readonly association: Association<StackResource>;
  readonly router: StackResource;
}

/**
 * Whether a function knows addresses of APIs: before the cache is missed and behind it there is one use for them.
 * On a response there may be another, like saying which build of a router it was.
 */
export function isRouter(edgeFunction: StackResource): boolean {
  return sources(edgeFunction, "code").some(({ type }) => addressTypes.has(type));
}

/** Where routers run, as far as that is known. */
export function routersOf(stack: Stack): readonly RouterAt[] {
  return distributions(stack)
    .flatMap(behaviors)
    .flatMap((behavior) =>
      behavior.associations.flatMap((association) => {
        const router = functionAt(stack, association);
        return router !== undefined && isRouter(router) ? [{ behavior, association, router }] : [];
      }),
    );
}

/** Where they choose an origin, each behavior once. */
export function routedBehaviors(stack: Stack): readonly RouterAt[] {
  return routersOf(stack).filter(({ association }) => association.eventType === "origin-request");
}
