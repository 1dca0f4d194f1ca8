import { checkEach, property } from "../../property-check.ts";
import { httpStageType } from "../../reading/http-api-reading.ts";
import { functionUrlType, invocations, regionalFunctions } from "../../reading/lambda-reading.ts";
import { targetAttachmentTypes } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { partsOfRest, restStageType } from "../../reading/rest-api-reading.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { number } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** An API limits its functions by its stages: api-throttling. */
export const computeBounded = stackRule({
  name: "compute-bounded",
  statement:
    "A function that is called from outside has reserved concurrency, or the limit of an API in front of it.",
  why: "A flood of requests otherwise uses every execution of the account in that Region, those of other functions included.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  severity: "medium",
  evaluate(stack) {
    const regional = regionalFunctions(stack);
    return checkEach(
      unlimitedCalls(stack).filter(({ called }) => regional.includes(called)),
      ({ by, called }) =>
        property("reservedConcurrentExecutions", {
          fits: (reserved) => (number(reserved) ?? -1) >= 0,
          found: `is nothing, and ${by.name} has no limit`,
          write: "write how many may run at once",
        })(called),
    );
  },
});

interface Call {
  readonly by: StackResource;
  readonly called: StackResource;
}

/** Calls by what has no limit: URLs, load balancers, APIs whose stages this stack does not declare. */
function unlimitedCalls(stack: Stack): readonly Call[] {
  const direct = [
    ...stack.ofType(functionUrlType).map((by) => ({ by, input: "functionName" })),
    ...stack.ofType(...targetAttachmentTypes).map((by) => ({ by, input: "targetId" })),
  ].flatMap(({ by, input }) =>
    sources(by, input)
      .flatMap((each) => [each, ...sources(each, "functionName")])
      .map((called) => ({ by, called })),
  );
  const throughApis = invocations(stack).flatMap(({ api, function: called }) =>
    api === undefined || hasStage(stack, api) ? [] : [{ by: api, called }],
  );
  return [...direct, ...throughApis];
}

function hasStage(stack: Stack, api: StackResource): boolean {
  return (
    stack.pointingAt(api, httpStageType, "apiId").length > 0 ||
    partsOfRest(stack, api, restStageType).length > 0
  );
}
