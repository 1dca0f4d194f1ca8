/**
 * Rules about how the program treats its resources.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const hygieneRules: readonly Rule[] = [];
