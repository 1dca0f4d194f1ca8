/**
 * The policies a behavior names: this stack's own, or CloudFront's managed ones.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 * @module
 */
import type { Behavior } from "./distribution.ts";
import type { StackResource } from "./resource.ts";
import type { Stack } from "./stack.ts";
import { list, number, part, text, texts, unknown, type Value } from "./value.ts";

export const cachePolicyType = "aws:cloudfront/cachePolicy:CachePolicy";
export const originRequestPolicyType = "aws:cloudfront/originRequestPolicy:OriginRequestPolicy";
export const responseHeadersPolicyType =
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";

/** How long answers are kept and what tells them apart. */
export interface CachePolicy {
  /** The resource, or the name of a managed one. */
  readonly name: string;
  readonly minTtl: number | undefined;
  readonly maxTtl: number | undefined;
  /** Headers in the key, lower-case. */
  readonly headers: readonly string[];
  readonly cookies: Selection;
}

/** Which of the viewer's cookies: `names` are those taken, or with `allExcept` those left out. */
export interface Selection {
  readonly kind: "none" | "some" | "all" | "allExcept";
  readonly names: readonly string[];
}

const none: Selection = { kind: "none", names: [] };
const all: Selection = { kind: "all", names: [] };

/** What an origin gets to see beside what is in the key. */
export interface OriginRequestPolicy {
  readonly name: string;
  /** Headers by name, lower-case. */
  readonly headers: readonly string[];
  /** Whether every header of the viewer is forwarded, whatever else is. */
  readonly forwardsAllViewerHeaders: boolean;
  /** Whether the viewer's Host is forwarded. */
  readonly forwardsHost: boolean;
  readonly cookies: Selection;
}

const day = 86_400;
const year = 31_536_000;

/** In the key of the managed policies that leave everything to the origin. */
const asOriginSays = [
  "host",
  "origin",
  "x-http-method",
  "x-http-method-override",
  "x-method-override",
];

/** The managed cache policy that keeps nothing. */
export const cachingDisabledId = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

const managedCachePolicies: Readonly<Record<string, CachePolicy>> = {
  "658327ea-f89d-4fab-a63d-7e88639e58f6": managedCache("CachingOptimized", 1, year),
  "b2884449-e4de-46a7-ac36-70bc7f1ddd6d": managedCache(
    "CachingOptimizedForUncompressedObjects",
    1,
    year,
  ),
  [cachingDisabledId]: managedCache("CachingDisabled", 0, 0),
  "83da9c7e-98b4-4e11-a168-04f0df8e2c65": {
    ...managedCache("UseOriginCacheControlHeaders", 0, year),
    headers: asOriginSays,
    cookies: all,
  },
  "4cc15a8a-d715-48a4-82b8-cc0b614638fe": {
    ...managedCache("UseOriginCacheControlHeaders-QueryStrings", 0, year),
    headers: asOriginSays,
    cookies: all,
  },
  // MEM: what is in its key.
  "2e54312d-136d-493c-8eb9-b001f22f67d2": {
    ...managedCache("Amplify", 2, 600),
    headers: ["authorization", "cloudfront-viewer-country", "host"],
    cookies: all,
  },
  "08627262-05a9-4f76-9ded-b50ca2e3a84f": managedCache("Elemental-MediaPackage", 0, day * 365),
};

const managedOriginRequestPolicies: Readonly<Record<string, OriginRequestPolicy>> = {
  "216adef6-5c7f-47e4-b989-5492eafa07d3": managedRequest("AllViewer", true, true),
  "b689b0a8-53d0-40ab-baf2-68738e2966ac": managedRequest("AllViewerExceptHostHeader", true, false),
  "33f36d7e-f396-46d9-90e0-52428a34d9dc": managedRequest(
    "AllViewerAndCloudFrontHeaders-2022-06",
    true,
    true,
    ["cloudfront-viewer-country", "cloudfront-viewer-latitude", "cloudfront-viewer-longitude"],
  ),
  "59781a5b-3903-41f3-afcb-af62929ccde1": managedRequest("CORS-CustomOrigin", false, false),
  "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf": managedRequest("CORS-S3Origin", false, false),
  "bf0718e1-ba1e-49d1-88b1-f726733018ae": managedRequest("HostHeaderOnly", false, true),
  "acba4595-bd28-49b8-b9fe-13317c0390fa": managedRequest("UserAgentRefererHeaders", false, false),
};

function managedCache(name: string, minTtl: number, maxTtl: number): CachePolicy {
  return { name, minTtl, maxTtl, headers: [], cookies: none };
}

function managedRequest(
  name: string,
  forwardsAllViewerHeaders: boolean,
  forwardsHost: boolean,
  headers: readonly string[] = [],
): OriginRequestPolicy {
  const cookies = forwardsAllViewerHeaders ? all : none;
  return { name, headers, forwardsAllViewerHeaders, forwardsHost, cookies };
}

/**
 * @param distribution The behavior's: tells more before a first deployment, when ids are unknown.
 * @returns `undefined` where it cannot be known which one it is.
 */
export function cachePolicyOf(
  stack: Stack,
  behavior: Behavior,
  distribution?: StackResource,
): CachePolicy | undefined {
  const id = behavior.props["cachePolicyId"];
  const own =
    named(stack, cachePolicyType, text(id)) ?? onlyOne(cachePolicyType, id, behavior, distribution);
  return own === undefined ? managedCachePolicies[text(id) ?? ""] : readCachePolicy(own);
}

const keyed = "parametersInCacheKeyAndForwardedToOrigin";

/** A cache policy of this stack. */
export function readCachePolicy({ name, props }: StackResource): CachePolicy {
  return {
    name,
    minTtl: number(props["minTtl"] ?? 0),
    maxTtl: number(props["maxTtl"] ?? year),
    headers: headersIn(part(props, keyed, "headersConfig")),
    cookies: cookiesIn(part(props, keyed, "cookiesConfig")),
  };
}

/**
 * @param distribution The behavior's: tells more before a first deployment, when ids are unknown.
 * @returns `undefined` where there is none, or it cannot be known which one it is.
 */
export function originRequestPolicyOf(
  stack: Stack,
  behavior: Behavior,
  distribution?: StackResource,
): OriginRequestPolicy | undefined {
  const id = behavior.props["originRequestPolicyId"];
  const own =
    named(stack, originRequestPolicyType, text(id)) ??
    onlyOne(originRequestPolicyType, id, behavior, distribution);
  return own === undefined
    ? managedOriginRequestPolicies[text(id) ?? ""]
    : readOriginRequestPolicy(own);
}

/** An origin request policy of this stack. */
export function readOriginRequestPolicy({ name, props }: StackResource): OriginRequestPolicy {
  const headers = headersIn(props["headersConfig"]);
  const behavior = text(part(props, "headersConfig", "headerBehavior"));
  const forwardsAllViewerHeaders =
    behavior === "allViewer" || behavior === "allViewerAndWhitelistCloudFront";
  const forwardsHost =
    forwardsAllViewerHeaders ||
    (behavior === "allExcept" ? !headers.includes("host") : headers.includes("host"));
  return {
    name,
    headers: behavior === "allExcept" ? [] : headers,
    forwardsAllViewerHeaders: forwardsAllViewerHeaders || behavior === "allExcept",
    forwardsHost,
    cookies: cookiesIn(props["cookiesConfig"]),
  };
}

/** Outputs do not hold the id itself; the ARN ends in it. */
function named(stack: Stack, type: string, id: string | undefined): StackResource | undefined {
  return id === undefined
    ? undefined
    : stack.ofType(type).find(({ props }) => text(props["arn"])?.endsWith(`/${id}`));
}

/** The policy an unknown id is of, where but one came in through all behaviors of the kind. */
function onlyOne(
  type: string,
  id: Value,
  { at }: Behavior,
  distribution: StackResource | undefined,
): StackResource | undefined {
  const [input = ""] = at.split("[");
  const came = distribution?.propertyDependencies[input]?.filter((each) => each.type === type);
  return id === unknown && came?.length === 1 ? came[0] : undefined;
}

function cookiesIn(config: Value): Selection {
  const kind = text(part(config, "cookieBehavior"));
  const names = texts(list(part(config, "cookies", "items")));
  switch (kind) {
    case "whitelist":
      return { kind: "some", names };
    case "allExcept":
      return { kind, names };
    default:
      return kind === "all" ? all : none;
  }
}

function headersIn(config: Value): readonly string[] {
  const items = part(config, "headers", "items") ?? part(config, "headers");
  return texts(list(items)).map((header) => header.toLowerCase());
}
