/**
 * Every check, in the order in which they are made.
 *
 * @module
 */
import { type Check, verdictOf } from "./check.ts";
import { accessChecks } from "./checks/access-checks.ts";
import { apiChecks } from "./checks/api-checks.ts";
import { loadChecks } from "./checks/load-checks.ts";
import { modelChecks } from "./checks/model-checks.ts";
import { regionChecks } from "./checks/region-checks.ts";
import { seasonChecks } from "./checks/season-checks.ts";
import { siteChecks } from "./checks/site-checks.ts";
import { transportChecks } from "./checks/transport-checks.ts";
import { writeChecks } from "./checks/write-checks.ts";

/** Made last: it is about what all others were answered. */
const nothingLeaks: Check = {
  name: "nothing-leaks",
  promise: "has no secret, stack trace or internal name in any response of this run",
  run: async ({ leaks }) => verdictOf(leaks),
};

export const checks: readonly Check[] = [
  ...transportChecks,
  ...siteChecks,
  ...seasonChecks,
  ...apiChecks,
  ...accessChecks,
  ...modelChecks,
  ...writeChecks,
  ...regionChecks,
  ...loadChecks,
  nothingLeaks,
];
