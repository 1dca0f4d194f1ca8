import type { Finding } from "../../finding.ts";
import { distributionType, isPrivate, type Origin, origins } from "../../reading/distribution.ts";

import {
  balancerOf,
  groupsBeforeEndpoint,
  listenerRuleTypes,
  listenersOf,
  vpcOriginType,
} from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, list, part, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const header = "x-apigw-api-id";

const privateDomainType = "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation";

export const privateApiOriginNamesApi = stackRule({
  name: "private-api-origin-names-api",
  statement: "The origin of a private API names the API and its stage.",
  why: "The load balancer passes on its own name, which no API answers to: the endpoint says 403.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    // With a private domain the name is the API's, and the stage is mapped.
    const hasDomain = stack.ofType(privateDomainType).length > 0;
    for (const on of hasDomain ? [] : stack.ofType(distributionType)) {
      const through = sources(on, "origins").filter(({ type }) => type === vpcOriginType);
      // Which of several is meant is known only once they are made.
      if (through.length > 0 && through.every((each) => leadsToEndpoint(stack, each))) {
        const isRewritten = through.every((each) => isHostRewritten(stack, each));
        for (const origin of origins(on).filter(isPrivate)) {
          yield* judged(on, origin, isRewritten);
        }
      }
    }
  },
});

function* judged(
  on: StackResource,
  { at, props }: Origin,
  isRewritten: boolean,
): Iterable<Finding> {
  const { customHeaders, originPath } = props;
  const names = list(customHeaders).map((each) => part(each, "name"));
  const isNamed =
    customHeaders === unknown ||
    names.some((name) => name === unknown || text(name)?.toLowerCase() === header);
  if (!isNamed && !isRewritten) {
    yield {
      on,
      at: `${at}.customHeaders`,
      found: `has no ${header}`,
      write: `write ${header} with the API's id`,
    };
  }
  if (originPath === undefined) {
    yield { on, at: `${at}.originPath`, found: "is nothing", write: "write the stage, like /live" };
  }
}

function leadsToEndpoint(stack: Stack, origin: StackResource): boolean {
  const groups = groupsBeforeEndpoint(stack);
  return listenersFor(stack, origin).some((listener) =>
    sources(listener, "defaultActions").some((group) => groups.includes(group)),
  );
}

/** Whether the load balancer gives requests another name. */
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
