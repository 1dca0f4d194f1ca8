/**
 * Rules about functions in Regions.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const computeRules: readonly Rule[] = [];
