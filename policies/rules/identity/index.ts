/**
 * Rules about roles and permissions.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const identityRules: readonly Rule[] = [];
