/**
 * Rules about functions at CloudFront's edge.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { edgePublishedVersion } from "./edge-published-version.ts";
import { edgeFunctionRegion } from "./edge-region.ts";

export const edgeRules: readonly Rule[] = [edgeFunctionRegion, edgePublishedVersion];
