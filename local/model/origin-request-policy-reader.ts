/**
 * Origin request policies of the program.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-request-understand-origin-request-policy.html
 * @module
 */

import type { Selection } from "../http/name-selection.ts";
import type { GraphNode } from "../program/graph.ts";
import type { OriginRequestPolicy } from "../services/cloudfront/model.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import { refuseOriginRequestPolicy } from "./refusals/origin-request-policy-refusals.ts";
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
  words: ["none", "whitelist", "allViewer", "allExcept"],
};

/** Reads a resource of type `aws:cloudfront/originRequestPolicy:OriginRequestPolicy`. */
export function readOriginRequestPolicy(node: GraphNode, findings: Findings): OriginRequestPolicy {
  const reader = Reader.inputs(node, findings);
  const policy: OriginRequestPolicy = {
    id: node.id,
    ...readHeaders(reader.object("headersConfig")),
    cookies: readSelection(reader.object("cookiesConfig"), cookieSpelling),
    queryStrings: readSelection(reader.object("queryStringsConfig"), queryStringSpelling),
  };
  reader.refuseAll(refuseOriginRequestPolicy(policy));
  return policy;
}

/** CloudFront's own headers are kept apart: it makes them, whatever a viewer sends. */
function readHeaders(config: Reader): Pick<OriginRequestPolicy, "headers" | "cloudFrontHeaders"> {
  if (config.value("headerBehavior") === "allViewerAndWhitelistCloudFront") {
    const names = config.object("headers").texts("items");
    return { headers: { kind: "all" }, cloudFrontHeaders: names.map((name) => name.toLowerCase()) };
  }
  const headers = lowerCased(readSelection(config, headerSpelling));
  if (headers.kind !== "allow") {
    return { headers, cloudFrontHeaders: [] };
  }
  const isCloudFront = (name: string): boolean => name.startsWith("cloudfront-");
  const names = headers.names.filter((name) => !isCloudFront(name));
  const viewer: Selection = names.length === 0 ? { kind: "none" } : { kind: "allow", names };
  return { headers: viewer, cloudFrontHeaders: headers.names.filter(isCloudFront) };
}
