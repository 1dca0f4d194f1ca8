/**
 * The policies a behavior may name: those of the program, and CloudFront's own.
 *
 * @module
 */

import type { Graph, GraphNode } from "../program/graph.ts";
import type {
  CachePolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
} from "../services/cloudfront/model.ts";
import { readCachePolicy } from "./cache-policy-reader.ts";
import type { Findings } from "./findings.ts";
import {
  managedCachePolicies,
  managedOriginRequestPolicies,
  managedResponseHeadersPolicies,
} from "./managed-policies.ts";
import { readOriginRequestPolicy } from "./origin-request-policy-reader.ts";
import { readResponseHeadersPolicy } from "./response-headers-policy-reader.ts";

/** Policies by id. */
export interface BehaviorPolicies {
  readonly cache: ReadonlyMap<string, CachePolicy>;
  readonly originRequest: ReadonlyMap<string, OriginRequestPolicy>;
  readonly responseHeaders: ReadonlyMap<string, ResponseHeadersPolicy>;
}

/** Reads every policy of a graph. */
export function readBehaviorPolicies(graph: Graph, findings: Findings): BehaviorPolicies {
  function byId<Policy extends { readonly id: string }>(
    type: string,
    read: (node: GraphNode, into: Findings) => Policy,
    managed: readonly Policy[],
  ): ReadonlyMap<string, Policy> {
    const nodes = graph.nodes.filter((node) => node.type === type && !node.external);
    const own = nodes.map((node) => read(node, findings));
    return new Map([...managed, ...own].map((policy) => [policy.id, policy]));
  }
  return {
    cache: byId("aws:cloudfront/cachePolicy:CachePolicy", readCachePolicy, managedCachePolicies),
    originRequest: byId(
      "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
      readOriginRequestPolicy,
      managedOriginRequestPolicies,
    ),
    responseHeaders: byId(
      "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
      readResponseHeadersPolicy,
      managedResponseHeadersPolicies,
    ),
  };
}
