/**
 * The policies a behavior names: this stack's own, or CloudFront's managed ones.
 *
 * @module
 */
import { defaultTtlSeconds } from "../../aws/cloudfront-limits.ts";
import {
  type ManagedCachePolicy,
  type ManagedOriginRequestPolicy,
  managedCachePolicies,
  managedOriginRequestPolicies,
  type NameSelection,
} from "../../aws/cloudfront-managed-policies.ts";
import type { Behavior } from "./distribution.ts";
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { hasUnknown, list, number, part, text, texts, unknown, type Value } from "./value.ts";

export const cachePolicyType = "aws:cloudfront/cachePolicy:CachePolicy";
export const originRequestPolicyType = "aws:cloudfront/originRequestPolicy:OriginRequestPolicy";
export const responseHeadersPolicyType =
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";

/** How long responses are cached, and by which key. */
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
  /** Whether every header of the viewer is forwarded, in addition to the named ones. */
  readonly forwardsAllViewerHeaders: boolean;
  /** Whether the viewer's Host is forwarded. */
  readonly forwardsHost: boolean;
  readonly cookies: Selection;
}

/** The managed cache policy that keeps nothing. */
export const cachingDisabledId = managedCachePolicies.value.CachingDisabled.id;

const managedCache: ReadonlyMap<string | undefined, CachePolicy> = new Map(
  Object.entries<ManagedCachePolicy>(managedCachePolicies.value).map(
    ([name, { id, minTtl, maxTtl, headers, cookies }]) => [
      id,
      { name, minTtl, maxTtl, headers: namesIn(headers), cookies: selectionOf(cookies) },
    ],
  ),
);

const managedRequest: ReadonlyMap<string | undefined, OriginRequestPolicy> = new Map(
  Object.entries<ManagedOriginRequestPolicy>(managedOriginRequestPolicies.value).map(
    ([name, { id, headers, cloudFrontHeaders, cookies }]) => [
      id,
      {
        name,
        headers: [...namesIn(headers), ...cloudFrontHeaders],
        forwardsAllViewerHeaders: headers === "all" || isExcept(headers),
        forwardsHost: isExcept(headers)
          ? !headers.allExcept.includes("host")
          : headers === "all" || headers.includes("host"),
        cookies: selectionOf(cookies),
      },
    ],
  ),
);

function isExcept(names: NameSelection): names is { readonly allExcept: readonly string[] } {
  return typeof names === "object" && "allExcept" in names;
}

function namesIn(names: NameSelection): readonly string[] {
  return typeof names === "string" || isExcept(names) ? [] : names;
}

function selectionOf(names: NameSelection): Selection {
  if (isExcept(names)) {
    return { kind: "allExcept", names: names.allExcept };
  }
  return typeof names === "string" ? { kind: names, names: [] } : { kind: "some", names };
}

/** @returns `undefined` where it cannot be known which one it is. */
export function cachePolicyOf(
  stack: Stack,
  behavior: Behavior<StackResource>,
): CachePolicy | undefined {
  const id = behavior.props["cachePolicyId"];
  const own = named(stack, cachePolicyType, text(id)) ?? onlyOne(cachePolicyType, id, behavior);
  return own === undefined ? managedCache.get(text(id)) : readCachePolicy(own);
}

const keyed = "parametersInCacheKeyAndForwardedToOrigin";

/** @returns `undefined` where it is unknown until deployed what is in its key. */
export function readCachePolicy({ name, props }: StackResource): CachePolicy | undefined {
  if (hasUnknown(props[keyed])) {
    return undefined;
  }
  return {
    name,
    minTtl: number(props["minTtl"] ?? 0),
    maxTtl: number(props["maxTtl"] ?? defaultTtlSeconds.value.max),
    headers: headersIn(part(props, keyed, "headersConfig")),
    cookies: cookiesIn(part(props, keyed, "cookiesConfig")),
  };
}

/** @returns `undefined` where there is none, or it cannot be known which one it is. */
export function originRequestPolicyOf(
  stack: Stack,
  behavior: Behavior<StackResource>,
): OriginRequestPolicy | undefined {
  const id = behavior.props["originRequestPolicyId"];
  const own =
    named(stack, originRequestPolicyType, text(id)) ??
    onlyOne(originRequestPolicyType, id, behavior);
  return own === undefined ? managedRequest.get(text(id)) : readOriginRequestPolicy(own);
}

/** @returns `undefined` where it is unknown until deployed what it forwards. */
export function readOriginRequestPolicy({
  name,
  props,
}: StackResource): OriginRequestPolicy | undefined {
  if (hasUnknown(props["headersConfig"]) || hasUnknown(props["cookiesConfig"])) {
    return undefined;
  }
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
  { on, at }: Behavior<StackResource>,
): StackResource | undefined {
  const [input = ""] = at.split("[");
  const came = sources(on, input, type);
  return id === unknown && came.length === 1 ? came[0] : undefined;
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
