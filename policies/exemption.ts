/**
 * Exemptions: what a rule does not report, for a reason and until a day.
 *
 * @module
 */

import type { Facts } from "./reading/facts.ts";
import { matches } from "./reading/pattern.ts";
import type { Resource } from "./reading/resource.ts";
import type { Setting } from "./rule.ts";

/** One exemption, as a policy configuration writes it. */
export interface Exemption {
  /** Logical name; `*` matches any characters. */
  readonly name: string;
  readonly reason: string;
  /** The last day it holds, as YYYY-MM-DD, in UTC. */
  readonly until: string;
}

/** The setting every rule has. */
export const exemptions: Setting<readonly Exemption[]> = {
  description:
    "Resources the rule does not report: name (* matches any characters), reason, until (YYYY-MM-DD, the last day).",
  type: "array",
  items: { type: "object" },
  default: [],
};

const dayMs = 86_400_000;

/** Whether a resource is exempt today. An exemption that has expired, or lacks a reason, has no effect. */
export function isExempt(
  { name }: Pick<Resource, "name">,
  settings: Readonly<Record<string, unknown>>,
  { nowMs }: Pick<Facts, "nowMs">,
): boolean {
  const given = settings["exempt"];
  return (
    Array.isArray(given) &&
    given.some(
      (each: Partial<Exemption> | null) =>
        typeof each?.name === "string" &&
        typeof each.reason === "string" &&
        each.reason.trim() !== "" &&
        matches(each.name, name) &&
        endOf(each.until) > nowMs(),
    )
  );
}

/** @returns `NaN`, which is after nothing, for what is no day. */
function endOf(day: unknown): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(String(day)) ? Date.parse(`${day}T00:00:00Z`) + dayMs : NaN;
}
