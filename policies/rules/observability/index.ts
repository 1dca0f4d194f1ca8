/**
 * Rules about logs and alarms.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";

export const observabilityRules: readonly Rule[] = [];
