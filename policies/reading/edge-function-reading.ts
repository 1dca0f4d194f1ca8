/**
 * Which functions run at CloudFront's edge.
 *
 * @module
 */
import { type Association, associations, distributions } from "./distribution.ts";
import { edgeExecutionRegions, edgeRegion } from "./region.ts";
import type { Resource, StackResource } from "./resource.ts";
import { roleType } from "./role.ts";
import { type Stack, sources } from "./stack.ts";
import { part, text, unknown } from "./value.ts";

/** A function. */
export const functionType = "aws:lambda/function:Function";

/** The component of this project that makes them: known before anything else of the stack is. */
export function isMadeForEdge({ type, urn }: Resource): boolean {
  return type === functionType && urn.includes("touchline:edge:EdgeFunction$");
}

/** Functions that a distribution's behaviors name, and those of the component for edge functions. */
export function edgeFunctions(stack: Stack): readonly StackResource[] {
  const fronts = distributions(stack);
  return stack
    .ofType(functionType)
    .filter((each) => isMadeForEdge(each) || fronts.some((front) => runs(front, each)));
}

/** What comes in through the behaviors of a distribution. */
export function behaviorSources(distribution: StackResource): readonly StackResource[] {
  return [
    ...sources(distribution, "defaultCacheBehavior"),
    ...sources(distribution, "orderedCacheBehaviors"),
  ];
}

/**
 * The function of this stack that runs on an event.
 *
 * Of a function that is new or has changed the version is unknown: while that holds of one function only, it is
 * that one.
 *
 * @returns `undefined` where it is not of this stack, or it cannot be known which one it is.
 */
export function functionAt(
  stack: Stack,
  { on, props }: Association<StackResource>,
): StackResource | undefined {
  const arn = text(props["lambdaArn"]);
  if (arn !== undefined) {
    return stack.ofType(functionType).find((each) => isNamedBy(arn, each));
  }
  const named = new Set(behaviorSources(on));
  const open = stack
    .ofType(functionType)
    .filter((each) => named.has(each) && text(each.props["qualifiedArn"]) === undefined);
  return open.length === 1 ? open[0] : undefined;
}

/** Functions of this stack on viewer events, as far as that is known. */
export function viewerFunctions(stack: Stack): readonly StackResource[] {
  const found = distributions(stack)
    .flatMap(associations)
    .filter(({ eventType }) => eventType?.startsWith("viewer-"))
    .map((association) => functionAt(stack, association));
  return [...new Set(found)].filter((each) => each !== undefined);
}

/** Regions in which a function is known to run: those that the distributions it is on can reach. */
export function executionRegions(stack: Stack, edgeFunction: StackResource): readonly string[] {
  const reached = distributions(stack)
    .filter((front) => runs(front, edgeFunction))
    .map(({ props }) => props["priceClass"])
    .flatMap((given) => (given === unknown ? [] : edgeExecutionRegions(text(given))));
  return [...new Set(reached)];
}

/** What the names of log groups begin with that edge functions write to where nothing else is set. */
export const edgeLogGroupPrefix = `/aws/lambda/${edgeRegion}.`;

/**
 * The log group that is configured for a function: at the edge the name is used as it is, in every Region.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html
 */
export function ownLogGroup({ props }: Resource): string | undefined {
  const given = text(part(props["loggingConfig"], "logGroup"));
  // AWS fills in what a function of a Region would use.
  const name = props["name"] === unknown ? given?.split("/").at(-1) : text(props["name"]);
  return given === `/aws/lambda/${name}` ? undefined : given;
}

/** Roles of this stack that a function has. */
export function rolesOf(lambdaFunction: StackResource): readonly StackResource[] {
  return sources(lambdaFunction, "role").filter(({ type }) => type === roleType);
}

function runs(distribution: StackResource, lambdaFunction: StackResource): boolean {
  return (
    behaviorSources(distribution).includes(lambdaFunction) ||
    associations(distribution).some(({ props }) =>
      isNamedBy(text(props["lambdaArn"]), lambdaFunction),
    )
  );
}

/** Whether an ARN is the function's, with any version. */
function isNamedBy(arn: string | undefined, { props }: Resource): boolean {
  const own = text(props["arn"]);
  return own !== undefined && (arn === own || arn?.startsWith(`${own}:`) === true);
}
