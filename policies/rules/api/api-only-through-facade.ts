import { checkEach, property, report } from "../../property-check.ts";
import { distributions } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import {
  apiMappingType,
  httpApis,
  httpDomainType,
  httpRouteType,
  partsOfApi,
} from "../../reading/http-api-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, mayBe, shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Types of authorization that do not accept every caller. Routes without one are reported by api-route-authorizer. */
const closed = ["CUSTOM", "AWS_IAM", "NONE"];

export const apiOnlyThroughFacade = stackRule({
  name: "api-only-through-facade",
  statement: "An HTTP API accepts requests that came through a distribution only.",
  why: "HTTP APIs support neither web ACLs nor resource policies: direct requests bypass both.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",
  severity: "critical",
  evaluate(stack) {
    const fronted = behindDistributions(stack);
    return checkEach(httpApis(stack), (api) => [
      fronted !== undefined &&
        !fronted.has(api) &&
        report(
          api,
          "",
          "is not an origin of any distribution, nor known to an edge function",
          "write it into a distribution's origins, or remove it",
        ),
      checkEach(
        isClosedByTls(stack, api) ? [] : partsOfApi(stack, api, httpRouteType),
        property("authorizationType", {
          fits: (type) => typeof type !== "string" || closed.includes(type),
          found: (type) =>
            `is ${shown(type)}, which accepts callers that did not come through the facade`,
          write: 'write authorizationType: "CUSTOM" with an authorizer that verifies the facade',
        }),
      ),
    ]);
  },
});

/** @returns `undefined` where the facade is in another stack. */
function behindDistributions(stack: Stack): ReadonlySet<StackResource> | undefined {
  const fronts = distributions(stack);
  return fronts.length === 0
    ? undefined
    : new Set([
        ...fronts.flatMap((each) => [...stack.reach(each, "origins")]),
        ...edgeFunctions(stack).flatMap((each) => [...stack.reach(each, "code")]),
      ]);
}

/** Whether its only name requires certificates of its callers. */
function isClosedByTls(stack: Stack, api: StackResource): boolean {
  const domains = partsOfApi(stack, api, apiMappingType).flatMap((mapping) =>
    sources(mapping, "domainName", httpDomainType),
  );
  return (
    mayBe(api.props["disableExecuteApiEndpoint"], true, "true") &&
    domains.length > 0 &&
    domains.every(({ props }) => isPresent(props["mutualTlsAuthentication"]))
  );
}
