import { cachePolicyType, originRequestPolicyType } from "../../../reading/behavior-policy.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeGeoHeaders } from "../../../rules/edge/edge-geo-headers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const api = resource("aws:apigatewayv2/api:Api");

const all = [
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
];

function named(items: readonly string[]) {
  return resource(originRequestPolicyType, {
    props: {
      arn: "arn:aws:cloudfront::000000000000:origin-request-policy/own",
      headersConfig: { headerBehavior: "whitelist", headers: { items } },
    },
  });
}

/** A router on a behavior with that policy, and perhaps one for the cache key. */
function routedBy(originRequestPolicyId: unknown, cachePolicyId?: string) {
  return atEdge({
    event: "origin-request",
    from: { code: [api] },
    behavior: { originRequestPolicyId, cachePolicyId },
  });
}

function routed(policy: StackResource) {
  return [api, policy, ...routedBy("own")];
}

const key = resource(cachePolicyType, {
  props: {
    arn: "arn:aws:cloudfront::000000000000:cache-policy/key",
    parametersInCacheKeyAndForwardedToOrigin: { headersConfig: { headers: { items: all } } },
  },
});
const keyed = [api, key, ...routedBy(undefined, "key")];

/** Nothing has an id yet, but for what another behavior names. */
function fresh(policy: StackResource, fallback?: string) {
  const other = resource(functionType, { name: "other", props: { qualifiedArn: unknown } });
  return [
    api,
    policy,
    other,
    ...atEdge({
      props: { arn: unknown, qualifiedArn: unknown },
      from: { code: [api] },
      behavior: { originRequestPolicyId: unknown },
      distribution: { defaultCacheBehavior: { originRequestPolicyId: fallback } },
      through: [policy, other],
    }),
  ];
}

describeRule(edgeGeoHeaders, {
  passes: [
    { title: "a policy of this stack", given: routed(named(all)) },
    { title: "whatever the spelling", given: routed(named(all.map((each) => each.toUpperCase()))) },
    { title: "headers in the key", given: keyed },
    {
      title: "CloudFront's own policy that has them",
      given: [api, ...routedBy("33f36d7e-f396-46d9-90e0-52428a34d9dc")],
    },
    {
      title: "a policy of another stack",
      given: [api, ...routedBy("00000000-0000-0000-0000-000000000000")],
    },
    { title: "before a first deployment", given: fresh(named(all)) },
    {
      title: "a policy of another stack, before a first deployment",
      given: fresh(named([]), "00000000-0000-0000-0000-000000000000"),
    },
    {
      title: "a function that uses other headers",
      given: routed(named([])),
      settings: { headers: [] },
    },
    { title: "a behavior without a router", given: atEdge({ event: "origin-request" }) },
  ],
  violates: [
    {
      title: "one is missing",
      given: routed(named(all.slice(1))),
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId does not forward CloudFront-Viewer-Country; write each of them into the origin request policy",
      ],
    },
    {
      title: "no policy",
      given: [api, ...routedBy(undefined)],
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId does not forward CloudFront-Viewer-Country, CloudFront-Viewer-Latitude, CloudFront-Viewer-Longitude; write each of them into the origin request policy",
      ],
    },
    {
      title: "CloudFront's own policy that has none of them",
      given: [api, ...routedBy("b689b0a8-53d0-40ab-baf2-68738e2966ac")],
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId does not forward CloudFront-Viewer-Country, CloudFront-Viewer-Latitude, CloudFront-Viewer-Longitude; write each of them into the origin request policy",
      ],
    },
    {
      title: "one is missing before a first deployment",
      given: fresh(named(all.slice(0, 2))),
      reports: [
        "example-distribution forwards CloudFront-Viewer-Longitude nowhere; write each of them into the origin request policy",
      ],
    },
    {
      title: "the same beside a policy of CloudFront's own",
      given: fresh(named(all.slice(0, 2)), "b689b0a8-53d0-40ab-baf2-68738e2966ac"),
      reports: [
        "example-distribution forwards CloudFront-Viewer-Longitude nowhere; write each of them into the origin request policy",
      ],
    },
    {
      title: "another header",
      given: routed(named(all)),
      settings: { headers: ["CloudFront-Viewer-City"] },
      reports: [
        "example-distribution orderedCacheBehaviors[0].originRequestPolicyId does not forward CloudFront-Viewer-City; write each of them into the origin request policy",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(originRequestPolicyType, "facade-api-forward"),
        ["headersConfig", "headers", "items"],
        all.slice(0, 2),
      ),
    reports: [1, 2].map(
      (index) =>
        `facade-distribution orderedCacheBehaviors[${index}].originRequestPolicyId does not forward CloudFront-Viewer-Longitude; write each of them into the origin request policy`,
    ),
  },
});
