/**
 * Rules about the APIs of the Regions.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const apiRules: readonly Rule[] = [];
