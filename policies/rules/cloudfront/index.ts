/**
 * Rules about distributions and what they name.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const cloudfrontRules: readonly Rule[] = [];
