/**
 * Rules about the private API and the way to it.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const privateApiRules: readonly Rule[] = [];
