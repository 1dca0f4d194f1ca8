import { cachePolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeGeoCache } from "../../../rules/edge/edge-geo-cache.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const api = resource("aws:apigatewayv2/api:Api");

function cache(props: object, items: readonly string[]) {
  return resource(cachePolicyType, {
    props: {
      arn: "arn:aws:cloudfront::000000000000:cache-policy/own",
      parametersInCacheKeyAndForwardedToOrigin: { headersConfig: { headers: { items } } },
      ...props,
    },
  });
}

/** A router on a behavior with that policy. */
function routedBy(cachePolicyId: unknown) {
  return atEdge({
    event: "origin-request",
    from: { code: [api] },
    behavior: { cachePolicyId },
  });
}

function kept(props: object, headers: readonly string[] = []) {
  return [cache(props, headers), ...routedBy("own")];
}

describeRule(edgeGeoCache, {
  passes: [
    { title: "the place in the key", given: kept({}, ["cloudfront-viewer-country"]) },
    { title: "the viewer in the key", given: kept({}, ["Authorization"]) },
    { title: "the declaration", given: kept({ comment: "Alike in every region: scores" }) },
    { title: "no caching", given: kept({ maxTtl: 0 }) },
    { title: "a time that is not known yet", given: kept({ maxTtl: unknown }) },
    {
      title: "CloudFront's own policy without caching",
      given: [...routedBy("4135ea2d-6df8-44a3-9df3-4b5a84be39ad")],
    },
    { title: "a policy that is not known yet", given: [...routedBy(unknown)] },
    {
      title: "a behavior without a router",
      given: [
        cache({}, []),
        ...atEdge({ event: "origin-request", behavior: { cachePolicyId: "own" } }),
      ],
    },
  ],
  violates: [
    {
      title: "a second",
      given: kept({ maxTtl: 1 }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].cachePolicyId is example-cachePolicy, which caches responses regardless of their Region; write a location header into the key, or "alike in every Region" into the policy\'s comment if its responses are',
      ],
    },
    {
      title: "a policy with the default TTL",
      given: kept({}),
      reports: [
        'example-distribution orderedCacheBehaviors[0].cachePolicyId is example-cachePolicy, which caches responses regardless of their Region; write a location header into the key, or "alike in every Region" into the policy\'s comment if its responses are',
      ],
    },
    {
      title: "another header in the key",
      given: kept({}, ["Accept"]),
      reports: [
        'example-distribution orderedCacheBehaviors[0].cachePolicyId is example-cachePolicy, which caches responses regardless of their Region; write a location header into the key, or "alike in every Region" into the policy\'s comment if its responses are',
      ],
    },
    {
      title: "CloudFront's own policy",
      given: [...routedBy("658327ea-f89d-4fab-a63d-7e88639e58f6")],
      reports: [
        'example-distribution orderedCacheBehaviors[0].cachePolicyId is CachingOptimized, which caches responses regardless of their Region; write a location header into the key, or "alike in every Region" into the policy\'s comment if its responses are',
      ],
    },
    {
      title: "words a team does not use",
      given: kept({ comment: "alike in every Region" }),
      settings: { declaration: "one world" },
      reports: [
        'example-distribution orderedCacheBehaviors[0].cachePolicyId is example-cachePolicy, which caches responses regardless of their Region; write a location header into the key, or "one world" into the policy\'s comment if its responses are',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(cachePolicyType, "facade-api-cache"), ["comment"], "The API"),
    reports: [
      'facade-distribution orderedCacheBehaviors[2].cachePolicyId is facade-api-cache, which caches responses regardless of their Region; write a location header into the key, or "alike in every Region" into the policy\'s comment if its responses are',
    ],
  },
});
