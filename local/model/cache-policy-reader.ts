/**
 * Cache policies of the program.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html
 * @module
 */

import { defaultTtlSeconds } from "../../aws/cloudfront-limits.ts";
import type { GraphNode } from "../program/graph.ts";
import type { CachePolicy } from "../services/cloudfront/model.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import { refuseCachePolicy } from "./refusals/cache-policy-refusals.ts";
import {
  cookieSpelling,
  lowerCased,
  queryStringSpelling,
  readSelection,
  type SelectionSpelling,
} from "./selection-reader.ts";

const headerSpelling: SelectionSpelling = {
  behavior: "headerBehavior",
  names: "headers",
  words: ["none", "whitelist"],
};

/** Reads a resource of type `aws:cloudfront/cachePolicy:CachePolicy`. */
export function readCachePolicy(node: GraphNode, findings: Findings): CachePolicy {
  const reader = Reader.inputs(node, findings);
  const key = reader.object("parametersInCacheKeyAndForwardedToOrigin");
  const policy: CachePolicy = {
    id: node.id,
    minTtlSeconds: reader.number("minTtl", 0),
    defaultTtlSeconds: reader.number("defaultTtl", defaultTtlSeconds.value.default),
    maxTtlSeconds: reader.number("maxTtl", defaultTtlSeconds.value.max),
    headers: lowerCased(readSelection(key.object("headersConfig"), headerSpelling)),
    cookies: readSelection(key.object("cookiesConfig"), cookieSpelling),
    queryStrings: readSelection(key.object("queryStringsConfig"), queryStringSpelling),
    gzip: key.flag("enableAcceptEncodingGzip", false),
    brotli: key.flag("enableAcceptEncodingBrotli", false),
  };
  reader.refuseAll(refuseCachePolicy(policy));
  return policy;
}
