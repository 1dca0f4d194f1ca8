/**
 * Which functions run at CloudFront's edge.
 *
 * @module
 */
import type { Resource, StackResource } from "./resource.ts";
import type { Stack } from "./stack.ts";

/** A function. */
export const functionType = "aws:lambda/function:Function";

/** A distribution. */
export const distributionType = "aws:cloudfront/distribution:Distribution";

/** The component of this project that makes them: known before anything else of the stack is. */
export function isMadeForEdge({ type, urn }: Resource): boolean {
  return type === functionType && urn.includes("touchline:edge:EdgeFunction$");
}

/** Functions that a distribution's behaviors name, whoever made them. */
export function edgeFunctions(stack: Stack): readonly StackResource[] {
  const named = stack
    .ofType(distributionType)
    .flatMap(({ propertyDependencies: through }) => [
      ...(through["defaultCacheBehavior"] ?? []),
      ...(through["orderedCacheBehaviors"] ?? []),
    ]);
  return stack.ofType(functionType).filter((each) => named.includes(each));
}
