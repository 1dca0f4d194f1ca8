/**
 * What a distribution serves: routes, the policies and functions of each, and how it is declared.
 *
 * @module
 */
import type { DistributionArgs } from "@pulumi/aws/cloudfront/distribution.js";
import type * as pulumi from "@pulumi/pulumi";
import { allMethods, readAndPreflightMethods, readMethods } from "../aws/cloudfront-method-sets.ts";
import { alwaysCachedErrors } from "../aws/cloudfront-statuses.ts";
import type { EdgeAssociation } from "./edge-function.ts";
import {
  type FacadeOrigin,
  membersOf,
  type OriginPair,
  spellOrigin,
  spellPair,
} from "./facade-origin.ts";

/** Statuses that CloudFront caches even with `no-store`, by default for 10 seconds each. */
const stickyErrors = alwaysCachedErrors.value;

/** HTTP methods by what a route allows. */
const methods = {
  read: readMethods.value,
  "read-across-sites": readAndPreflightMethods.value,
  write: allMethods.value,
} as const;

/** Ids of the policies of one cache behavior, managed or custom. */
export interface BehaviorPolicies {
  /** Id of the cache policy. */
  readonly cachePolicyId: pulumi.Input<string>;
  /** Id of the origin request policy. @default none */
  readonly originRequestPolicyId?: pulumi.Input<string>;
  /** Id of the response headers policy. */
  readonly responseHeadersPolicyId: pulumi.Input<string>;
}

/** A cache behavior for a path pattern. */
export interface FacadeRoute {
  /** Like `/images/*`. The first pattern that matches applies. */
  readonly pathPattern: string;
  /** Key of an origin or of a pair. */
  readonly origin: string;
  /** `sitePolicies` makes a set for files. */
  readonly policies: BehaviorPolicies;
  /** `"read"`: GET and HEAD; `"read-across-sites"`: OPTIONS too; `"write"`: all methods. @default "read" */
  readonly allow?: keyof typeof methods;
  /** Edge functions, at most one for each event. @default none */
  readonly functions?: readonly EdgeAssociation[];
}

/** What a distribution serves. */
export interface FacadeContent {
  /** Origins by the key that routes refer to. */
  readonly origins: Readonly<Record<string, FacadeOrigin>>;
  /** Origins with failover to a second one, by the key that routes refer to. @default none */
  readonly pairs?: Readonly<Record<string, OriginPair>>;
  /** Cache behaviors, in the order of precedence. Patterns must differ. */
  readonly routes: readonly FacadeRoute[];
  /** The default cache behavior, for paths that match no route. */
  readonly fallback: Omit<FacadeRoute, "pathPattern">;
  /**
   * Error caching minimum TTL in whole seconds, 0 to 31,536,000. CloudFront's default of 10 prolongs an outage.
   * @default 1
   */
  readonly errorCachingSeconds?: number;
}

/** The properties of a distribution that say what it serves. */
export const contentProperties = [
  "customErrorResponses",
  "defaultCacheBehavior",
  "defaultRootObject",
  "orderedCacheBehaviors",
  "originGroups",
  "origins",
] as const satisfies readonly (keyof DistributionArgs)[];

/**
 * @returns what a distribution serves, as it is declared.
 *
 * @param signingId Id of the origin access control, which buckets use.
 */
export function spellContent(
  { pairs = {}, errorCachingSeconds = 1, ...content }: FacadeContent,
  signingId: pulumi.Output<string>,
): Pick<DistributionArgs, (typeof contentProperties)[number]> {
  const members = Object.entries(pairs).map(([key, pair]) => membersOf(key, pair));
  const origins: Readonly<Record<string, FacadeOrigin>> = Object.assign(
    {},
    content.origins,
    ...members,
  );
  return {
    defaultRootObject: "index.html",
    origins: Object.entries(origins).map(([id, origin]) => spellOrigin(id, origin, signingId)),
    originGroups: Object.keys(pairs).map(spellPair),
    orderedCacheBehaviors: content.routes.map((route) => ({
      pathPattern: route.pathPattern,
      ...behavior(route),
    })),
    defaultCacheBehavior: behavior(content.fallback),
    customErrorResponses: stickyErrors.map((errorCode) => ({
      errorCode,
      errorCachingMinTtl: errorCachingSeconds,
    })),
  };
}

/** Problems of each route, and of all together. */
export function routeProblems({
  origins,
  pairs = {},
  routes,
  fallback,
}: FacadeContent): readonly string[] {
  const known = [...Object.keys(origins), ...Object.keys(pairs)];
  const patterns = routes.map(({ pathPattern }) => pathPattern);
  return [
    ...(new Set(patterns).size === patterns.length
      ? []
      : [`routes must have different path patterns, got ${JSON.stringify(patterns)}`]),
    ...[...routes, { ...fallback, pathPattern: "*" }].flatMap(
      ({ pathPattern, origin, functions = [] }) => {
        const where = `routes[${pathPattern}]`;
        const events = functions.map(({ event }) => event);
        return [
          ...(known.includes(origin)
            ? []
            : [
                `${where}.origin must be one of ${known.join(", ")}, got ${JSON.stringify(origin)}`,
              ]),
          ...(new Set(events).size === events.length
            ? []
            : [
                `${where}.functions must have at most one function an event, got ${JSON.stringify(events)}`,
              ]),
          ...(origins[origin]?.kind === "vpc" && events.some((event) => event.startsWith("origin-"))
            ? [
                `${where}.functions must run on viewer events, since its origin is in a VPC, got ${JSON.stringify(events)}`,
              ]
            : []),
        ];
      },
    ),
  ];
}

/** Plain HTTP is redirected, or rejected where a body could be sent. */
function behavior({
  origin,
  policies,
  functions = [],
  allow = "read",
}: Omit<FacadeRoute, "pathPattern">) {
  return {
    targetOriginId: origin,
    viewerProtocolPolicy: allow === "write" ? "https-only" : "redirect-to-https",
    allowedMethods: [...methods[allow]],
    cachedMethods: [...readMethods.value],
    compress: true,
    ...policies,
    lambdaFunctionAssociations: functions.map(({ event, qualifiedArn }) => ({
      eventType: event,
      lambdaArn: qualifiedArn,
      includeBody: false,
    })),
  };
}
