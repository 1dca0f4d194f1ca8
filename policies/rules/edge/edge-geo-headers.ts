import { checkEach, report } from "../../property-check.ts";
import {
  cachePolicyOf,
  cachePolicyType,
  originRequestPolicyOf,
  originRequestPolicyType,
  readCachePolicy,
  readOriginRequestPolicy,
} from "../../reading/behavior-policy.ts";
import { type Behavior, behaviors, distributions } from "../../reading/distribution.ts";
import { behaviorSources, edgeFunctions } from "../../reading/edge-function-reading.ts";
import { isRouter, routedBehaviors, routersOf } from "../../reading/origin-router.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { list, part, texts, unknown, type Value } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

export const edgeGeoHeaders = stackRule({
  name: "edge-geo-headers",
  statement: "Functions that choose an origin by place receive the place.",
  why: "CloudFront adds a header about the viewer only where a policy of the behavior names it; without, every viewer is sent to one Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html",
  severity: "high",
  settings: {
    headers: listSetting(
      "Headers that a function needs to choose an origin; none where it uses something else.",
      ["CloudFront-Viewer-Country", "CloudFront-Viewer-Latitude", "CloudFront-Viewer-Longitude"],
    ),
  },
  evaluate(stack, { headers }) {
    const write = "write each of them into the origin request policy";
    return [
      checkEach(routedBehaviors(stack), ({ behavior }) => {
        const missing = without(headers, headersAt(stack, behavior));
        return (
          missing.length > 0 &&
          report(behavior, "originRequestPolicyId", `does not forward ${missing.join(", ")}`, write)
        );
      }),
      checkEach(undecided(stack), (on) => {
        const missing = without(headers, headersAnywhere(stack, on));
        return (
          missing.length > 0 && report(on, "", `forwards ${missing.join(", ")} nowhere`, write)
        );
      }),
    ];
  },
});

function without(headers: readonly string[], given: ReadonlySet<string> | undefined) {
  return given === undefined ? [] : headers.filter((header) => !given.has(header.toLowerCase()));
}

/** A policy that a behavior names, and the headers that it forwards. */
interface Named {
  readonly id: Value;
  /** Whether it may be one of this stack. */
  readonly isMade: boolean;
  readonly headers: readonly string[] | undefined;
}

/** What the policies of a behavior forward; of those that cannot be read only that they are named. */
function policiesAt(stack: Stack, behavior: Behavior<StackResource>): readonly Named[] {
  const { on, at, props } = behavior;
  const [input = ""] = at.split("[");
  const legacy = texts(list(part(props["forwardedValues"], "headers")));
  return [
    {
      id: props["cachePolicyId"],
      isMade: sources(on, input, cachePolicyType).length > 0,
      headers: cachePolicyOf(stack, behavior)?.headers,
    },
    {
      id: props["originRequestPolicyId"],
      isMade: sources(on, input, originRequestPolicyType).length > 0,
      headers: originRequestPolicyOf(stack, behavior)?.headers,
    },
    { id: undefined, isMade: false, headers: legacy.map((header) => header.toLowerCase()) },
  ];
}

/** @returns `undefined` where it cannot be known: not yet, or because a policy is not of this stack. */
function headersAt(
  stack: Stack,
  behavior: Behavior<StackResource>,
): ReadonlySet<string> | undefined {
  const policies = policiesAt(stack, behavior);
  return policies.some(({ id, headers }) => id !== undefined && headers === undefined)
    ? undefined
    : new Set(policies.flatMap(({ headers }) => headers ?? []));
}

/** Distributions that run a router it is not known where: before a first deployment a function has no version. */
function undecided(stack: Stack): readonly StackResource[] {
  const found = new Set(routersOf(stack).map(({ router }) => router));
  const routers = edgeFunctions(stack).filter((each) => isRouter(each) && !found.has(each));
  return distributions(stack).filter((each) =>
    behaviorSources(each).some((source) => routers.includes(source)),
  );
}

/**
 * What all policies of a distribution forward, on any of its behaviors.
 *
 * @returns `undefined` where one of them is not of this stack, or unknown until deployed.
 */
function headersAnywhere(
  stack: Stack,
  distribution: StackResource,
): ReadonlySet<string> | undefined {
  const named = behaviors(distribution).flatMap((behavior) => policiesAt(stack, behavior));
  const made = behaviorSources(distribution).map(headersOf);
  const isUnknown =
    distribution.props["defaultCacheBehavior"] === unknown ||
    distribution.props["orderedCacheBehaviors"] === unknown ||
    list(distribution.props["orderedCacheBehaviors"]).includes(unknown);
  return isUnknown ||
    made.includes(undefined) ||
    named.some(
      ({ id, isMade, headers }) =>
        headers === undefined && id !== undefined && (id !== unknown || !isMade),
    )
    ? undefined
    : new Set([
        ...named.flatMap(({ headers }) => headers ?? []),
        ...made.flatMap((each) => each ?? []),
      ]);
}

function headersOf(policy: StackResource): readonly string[] | undefined {
  if (policy.type === cachePolicyType) {
    return readCachePolicy(policy)?.headers;
  }
  return policy.type === originRequestPolicyType ? readOriginRequestPolicy(policy)?.headers : [];
}
