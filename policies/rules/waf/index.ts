/**
 * Rules about the firewall.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const wafRules: readonly Rule[] = [];
