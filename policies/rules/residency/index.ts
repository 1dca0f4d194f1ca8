/**
 * Rules about where data may be.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const residencyRules: readonly Rule[] = [];
