/**
 * Rules about what costs more than it seems.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const costRules: readonly Rule[] = [];
