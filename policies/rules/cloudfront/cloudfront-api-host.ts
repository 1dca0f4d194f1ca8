import { cachePolicyOf, originRequestPolicyOf } from "../../reading/behavior-policy.ts";
import { behaviors, isOpen, type Origin, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontApiHost = stackRule({
  name: "cloudfront-api-host",
  statement: "APIs are not sent the Host that viewers wrote.",
  why: "An API Gateway answers 403 to a name it does not know.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const behavior of behaviors(on)) {
        const forward = originRequestPolicyOf(stack, behavior, on);
        // What is in the key is forwarded too.
        const cache = cachePolicyOf(stack, behavior, on);
        const isApi = originsOf(on, behavior).some((origin) => leadsToApi(stack, on, origin));
        if (isApi && forward?.forwardsHost) {
          yield {
            on,
            at: `${behavior.at}.originRequestPolicyId`,
            found: `is ${forward.name}, which forwards Host to an API`,
            write: "name AllViewerExceptHostHeader, or a policy that does not list Host",
          };
        }
        if (isApi && cache?.headers.includes("host")) {
          yield {
            on,
            at: `${behavior.at}.cachePolicyId`,
            found: `is ${cache.name}, which forwards Host to an API`,
            write: "name a cache policy without Host in its key",
          };
        }
      }
    }
  },
});

/** Things that give an origin a public name, beside APIs. */
const others = ["aws:lambda/functionUrl:FunctionUrl", "aws:lb/loadBalancer:LoadBalancer"];

const apis = ["aws:apigatewayv2/api:Api", "aws:apigateway/restApi:RestApi"];

const domains = ["aws:apigatewayv2/domainName:DomainName", "aws:apigateway/domainName:DomainName"];

function leadsToApi(stack: Stack, distribution: StackResource, origin: Origin): boolean {
  const { domainName } = origin.props;
  if (!isOpen(origin)) {
    return false;
  }
  if (domainName === unknown) {
    const from = sources(distribution, "origins").filter(({ props }) => props["internal"] !== true);
    return (
      from.some(({ type }) => apis.includes(type)) &&
      !from.some(({ type }) => others.includes(type))
    );
  }
  return (
    /\.execute-api\./.test(text(domainName) ?? "") ||
    stack.ofType(...domains).some(({ props }) => props["domainName"] === domainName)
  );
}
