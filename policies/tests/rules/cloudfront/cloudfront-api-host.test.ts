import { originRequestPolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontApiHost } from "../../../rules/cloudfront/cloudfront-api-host.ts";
import { describeRule } from "../../describe-rule.ts";
import { type Given, resource } from "../../fixtures.ts";
import { distribution, managed } from "../../front-fixtures.ts";

/** A distribution whose first path forwards by this policy. */
function forwarding(
  originRequestPolicyId: unknown,
  changes: object = {},
  from: Given["from"] = {},
) {
  const id = "orderedCacheBehaviors[0].originRequestPolicyId";
  return distribution({ [id]: originRequestPolicyId, ...changes }, { from });
}

/** A custom policy that forwards these headers. */
function own(headerBehavior: string, items: readonly string[]) {
  return resource(originRequestPolicyType, {
    name: "own",
    props: {
      arn: "arn:aws:cloudfront::123456789012:origin-request-policy/own-id",
      headersConfig: { headerBehavior, headers: { items } },
    },
  });
}

const elsewhere = {
  "origins[1].domainName": "one.example.com",
  "origins[2].domainName": "two.example.com",
};
const api = resource("aws:apigatewayv2/api:Api");
const hidden = { "origins[1].domainName": unknown, "origins[2].domainName": unknown };
const inner = resource("aws:lb/loadBalancer:LoadBalancer", { props: { internal: true } });
const balancer = resource("aws:lb/loadBalancer:LoadBalancer");

describeRule(cloudfrontApiHost, {
  passes: [
    { title: "all but Host", given: forwarding(managed.allViewerExceptHost) },
    { title: "no policy", given: distribution() },
    { title: "a policy that is not known yet", given: forwarding(unknown) },
    { title: "headers without Host", given: [forwarding("own-id"), own("whitelist", ["Accept"])] },
    { title: "all but those named", given: [forwarding("own-id"), own("allExcept", ["Host"])] },
    {
      title: "an origin of another kind",
      given: forwarding(managed.allViewer, elsewhere),
    },
    {
      title: "an API with a custom domain, behind another path",
      given: [
        forwarding(managed.allViewer, elsewhere),
        resource("aws:apigatewayv2/domainName:DomainName", {
          props: { domainName: "three.example.com" },
        }),
      ],
    },
    {
      title: "origins that may be of another kind",
      given: forwarding(managed.allViewer, hidden, { origins: [api, balancer] }),
    },
  ],
  violates: [
    {
      title: "all headers",
      given: forwarding(managed.allViewer),
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId is AllViewer, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      ],
    },
    {
      title: "Host in the key",
      given: distribution({
        "orderedCacheBehaviors[0].cachePolicyId": managed.useOriginCacheControl,
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].cachePolicyId is UseOriginCacheControlHeaders, which forwards Host to an API; name a cache policy without Host in its key",
      ],
    },
    {
      title: "Host by name",
      given: [forwarding("own-id"), own("whitelist", ["host"])],
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId is own, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      ],
    },
    {
      title: "Host by name, in a policy whose id is not known yet",
      given: [forwarding(unknown, {}, { orderedCacheBehaviors: [own("whitelist", ["Host"])] })],
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId is own, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      ],
    },
    {
      title: "all but something else",
      given: [forwarding("own-id"), own("allExcept", ["Accept"])],
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId is own, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      ],
    },
    {
      title: "APIs whose names are not known yet",
      given: forwarding(managed.allViewer, hidden, { origins: [api, inner, resource("other")] }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId is AllViewer, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      ],
    },
    {
      title: "an API with a custom domain",
      given: [
        forwarding(managed.allViewer, elsewhere),
        resource("aws:apigatewayv2/domainName:DomainName", {
          props: { domainName: "one.example.com" },
        }),
      ],
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId is AllViewer, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(originRequestPolicyType, "facade-api-forward"),
        ["headersConfig", "headers", "items", 3],
        "Host",
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[1].originRequestPolicyId is facade-api-forward, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      "facade-distribution orderedCacheBehaviors[2].originRequestPolicyId is facade-api-forward, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
      "facade-distribution orderedCacheBehaviors[5].originRequestPolicyId is facade-api-forward, which forwards Host to an API; name AllViewerExceptHostHeader, or a policy that does not list Host",
    ],
  },
});
