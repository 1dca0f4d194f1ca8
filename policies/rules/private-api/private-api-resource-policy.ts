import { checkEach, report } from "../../property-check.ts";
import { isExecuteApi } from "../../reading/load-balancer.ts";
import { isUnreadable, type Statement, statements } from "../../reading/policy-document-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import {
  isPrivateRest,
  partsOfRest,
  restApiType,
  restPolicyType,
} from "../../reading/rest-api-reading.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, isProperties, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Conditions that distinguish one network, or one endpoint, from all others. */
const narrowing = ["aws:sourcevpce", "aws:sourcevpc"];

export const privateApiResourcePolicy = stackRule({
  name: "private-api-resource-policy",
  statement: "A private API has a resource policy that denies every endpoint but its own.",
  why: "API Gateway deploys no private API without one, and a wide policy allows any endpoint of any account.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
  severity: "critical",
  evaluate: (stack) =>
    checkEach(stack.ofType(restApiType).filter(isPrivateRest), (api) => {
      const separate = partsOfRest(stack, api, restPolicyType);
      const all = isPresent(api.props["policy"]) && separate.length === 0 ? [api] : separate;
      return all.length === 0
        ? report(api, "", "has no resource policy", "write a RestApiPolicy that names the endpoint")
        : checkEach(all, (on) => {
            const found = problem(stack, on);
            return (
              found !== undefined &&
              report(
                on,
                "policy",
                found,
                "write a Deny for every principal, with StringNotEquals on aws:SourceVpce",
              )
            );
          });
    }),
});

function problem(stack: Stack, on: StackResource): string | undefined {
  const { policy } = on.props;
  if (policy === unknown) {
    // Before it is created, an endpoint of this stack can only be named by reference.
    const isMadeHere = stack.resources.some(isExecuteApi);
    return isMadeHere && !sources(on, "policy").some(isExecuteApi)
      ? "names no endpoint of this stack"
      : undefined;
  }
  if (isUnreadable(policy)) {
    return "is not JSON";
  }
  return isClosed(statements(policy) ?? []) ? undefined : "allows endpoints that it does not name";
}

function isClosed(all: readonly Statement[]): boolean {
  const allows = all.filter(({ effect }) => effect === "Allow");
  return (
    all.some((each) => each.effect === "Deny" && isForAllCalls(each) && deniesOthers(each)) ||
    (allows.length > 0 && allows.every(isForOne))
  );
}

function isForAllCalls({ principals, actions, isInverted }: Statement): boolean {
  const isAnybody = [...(principals["*"] ?? []), ...(principals["AWS"] ?? [])].includes("*");
  return (
    isAnybody && !isInverted && actions.some((each) => /^(\*|execute-api:(\*|Invoke))$/i.test(each))
  );
}

/** Whether a Deny is for all endpoints but one, or for all. Any further condition makes it narrower. */
function deniesOthers(statement: Statement): boolean {
  return tests(statement).every(({ isNegative, isNarrowing }) => isNegative && isNarrowing);
}

/** Whether an Allow is for one endpoint. Any further condition makes it narrower. */
function isForOne(statement: Statement): boolean {
  return tests(statement).some(({ isNegative, isNarrowing }) => !isNegative && isNarrowing);
}

function tests({ condition }: Statement) {
  return Object.entries(condition).flatMap(([operator, test]) =>
    Object.keys(isProperties(test) ? test : {}).map((key) => ({
      isNegative: /Not(Equals|Like)/i.test(operator),
      isNarrowing: narrowing.includes(key.toLowerCase()),
    })),
  );
}
