import { checkEach, present, property } from "../../property-check.ts";
import { distributions, isPrivate, origins } from "../../reading/distribution.ts";
import {
  balancerOf,
  groupsBeforeEndpoint,
  listenerRuleTypes,
  listenersOf,
  vpcOriginType,
} from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, list, part, text, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const header = "x-apigw-api-id";

const privateDomainType = "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation";

export const privateApiOriginNamesApi = stackRule({
  name: "private-api-origin-names-api",
  statement: "The origin of a private API names the API and its stage.",
  why: "The load balancer forwards its own host name, which no API has: the endpoint returns 403.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html",
  severity: "high",
  evaluate: (stack) =>
    // With a private domain the name is the API's, and the stage is mapped.
    stack.ofType(privateDomainType).length === 0 &&
    checkEach(distributions(stack), (on) => {
      const through = sources(on, "origins", vpcOriginType);
      const isRewritten = through.every((each) => isHostRewritten(stack, each));
      // Which of several is meant is known only once they are made.
      return (
        through.length > 0 &&
        through.every((each) => leadsToEndpoint(stack, each)) &&
        checkEach(
          origins(on).filter(isPrivate),
          (origin) =>
            !isRewritten &&
            property("customHeaders", {
              fits: namesApi,
              found: `has no ${header}`,
              write: `write ${header} with the API's id`,
            })(origin),
          property("originPath", present("write the stage, like /live")),
        )
      );
    }),
});

function namesApi(headers: Value): boolean {
  const names = list(headers).map((each) => part(each, "name"));
  return names.some((name) => name === unknown || text(name)?.toLowerCase() === header);
}

function leadsToEndpoint(stack: Stack, origin: StackResource): boolean {
  const groups = groupsBeforeEndpoint(stack);
  return listenersFor(stack, origin).some((listener) =>
    sources(listener, "defaultActions").some((group) => groups.includes(group)),
  );
}

/** Whether the load balancer gives requests another host name. */
function isHostRewritten(stack: Stack, origin: StackResource): boolean {
  const listeners = listenersFor(stack, origin);
  return stack
    .ofType(...listenerRuleTypes)
    .filter(({ props }) => isPresent(props["transforms"]))
    .some((rule) => sources(rule, "listenerArn").some((each) => listeners.includes(each)));
}

function listenersFor(stack: Stack, origin: StackResource): readonly StackResource[] {
  const balancer = balancerOf(origin);
  return balancer === undefined ? [] : listenersOf(stack, balancer);
}
