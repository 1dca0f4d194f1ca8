import { checkEach, report } from "../../property-check.ts";
import { cachePolicyOf, originRequestPolicyOf } from "../../reading/behavior-policy.ts";
import {
  behaviors,
  distributions,
  isOpen,
  type Origin,
  originsOf,
} from "../../reading/distribution.ts";
import { httpApiType, httpDomainType } from "../../reading/http-api-reading.ts";
import { functionUrlType } from "../../reading/lambda-reading.ts";
import { balancerTypes } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { restApiType, restDomainType } from "../../reading/rest-api-reading.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontApiHost = stackRule({
  name: "cloudfront-api-host",
  statement: "The viewer's Host header is not forwarded to APIs.",
  why: "API Gateway returns 403 for a host name that it does not know.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      distributions(stack)
        .flatMap(behaviors)
        .filter((behavior) => originsOf(behavior).some((origin) => leadsToApi(stack, origin))),
      (behavior) => {
        const forward = originRequestPolicyOf(stack, behavior);
        return (
          forward?.forwardsHost &&
          report(
            behavior,
            "originRequestPolicyId",
            `is ${forward.name}, which forwards Host to an API`,
            "name AllViewerExceptHostHeader, or a policy that does not list Host",
          )
        );
      },
      (behavior) => {
        // What is in the key is forwarded too.
        const cache = cachePolicyOf(stack, behavior);
        return (
          cache?.headers.includes("host") &&
          report(
            behavior,
            "cachePolicyId",
            `is ${cache.name}, which forwards Host to an API`,
            "name a cache policy without Host in its key",
          )
        );
      },
    ),
});

/** What gives an origin a public name, apart from APIs. */
const others = [functionUrlType, ...balancerTypes];

const apis = [httpApiType, restApiType];

function leadsToApi(stack: Stack, origin: Origin<StackResource>): boolean {
  const { domainName } = origin.props;
  if (!isOpen(origin)) {
    return false;
  }
  if (domainName === unknown) {
    const from = sources(origin.on, "origins").filter(({ props }) => props["internal"] !== true);
    return (
      from.some(({ type }) => apis.includes(type)) &&
      !from.some(({ type }) => others.includes(type))
    );
  }
  return (
    /\.execute-api\./.test(text(domainName) ?? "") ||
    stack
      .ofType(httpDomainType, restDomainType)
      .some(({ props }) => props["domainName"] === domainName)
  );
}
