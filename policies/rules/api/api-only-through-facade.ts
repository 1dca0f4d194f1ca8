import { distributionType } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function.ts";
import {
  apiMappingType,
  httpApis,
  httpDomainType,
  httpRouteType,
  partsOfApi,
} from "../../reading/http-api.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, isTrue, shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What tells the facade from everybody else. Routes that ask nobody are the business of api-route-authorizer. */
const notOpen = ["CUSTOM", "AWS_IAM", "NONE"];

export const apiOnlyThroughFacade = stackRule({
  name: "api-only-through-facade",
  statement: "An HTTP API answers whoever comes through a distribution, and nobody else.",
  why: "HTTP APIs take no firewall and no resource policy: past the facade there is none.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",
  severity: "critical",
  level: "mandatory",
  *evaluate(stack) {
    const fronted = behindDistributions(stack);
    for (const api of httpApis(stack)) {
      if (fronted !== undefined && !fronted.has(api)) {
        yield {
          on: api,
          at: "",
          found: "is no origin of any distribution, nor known to a function at one",
          write: "write it into a distribution's origins, or take it away",
        };
      }
      for (const on of isClosedByTls(stack, api) ? [] : partsOfApi(stack, api, httpRouteType)) {
        const { authorizationType } = on.props;
        if (typeof authorizationType === "string" && !notOpen.includes(authorizationType)) {
          yield {
            on,
            at: "authorizationType",
            found: `is ${shown(authorizationType)}, which lets in callers that did not come through the facade`,
            write: 'write authorizationType: "CUSTOM" with an authorizer that knows the facade',
          };
        }
      }
    }
  },
});

/** @returns `undefined` where the facade is in another stack. */
function behindDistributions(stack: Stack): ReadonlySet<StackResource> | undefined {
  const distributions = stack.ofType(distributionType);
  return distributions.length === 0
    ? undefined
    : new Set([
        ...distributions.flatMap((each) => [...stack.reach(each, "origins")]),
        ...edgeFunctions(stack).flatMap((each) => [...stack.reach(each, "code")]),
      ]);
}

/** Whether its one name is one that demands certificates of its callers. */
function isClosedByTls(stack: Stack, api: StackResource): boolean {
  const domains = partsOfApi(stack, api, apiMappingType).flatMap((mapping) =>
    sources(mapping, "domainName").filter(({ type }) => type === httpDomainType),
  );
  return (
    isTrue(api.props["disableExecuteApiEndpoint"]) &&
    domains.length > 0 &&
    domains.every(({ props }) => isPresent(props["mutualTlsAuthentication"]))
  );
}
