/**
 * Rules about functions in Regions.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { computeBounded } from "./compute-bounded.ts";
import { computeBudget } from "./compute-budget.ts";
import { computeLimits } from "./compute-limits.ts";
import { computeLogGroup } from "./compute-log-group.ts";
import { computeNotPublic } from "./compute-not-public.ts";
import { computeOwnRole } from "./compute-own-role.ts";
import { computePermissionSource } from "./compute-permission-source.ts";
import { computePlainCredentials } from "./compute-plain-credentials.ts";
import { computeRuntime } from "./compute-runtime.ts";
import { computeUrlPermissions } from "./compute-url-permissions.ts";

export const computeRules: readonly Rule[] = [
  computeRuntime,
  computeLimits,
  computeNotPublic,
  computePermissionSource,
  computeUrlPermissions,
  computePlainCredentials,
  computeOwnRole,
  computeLogGroup,
  computeBounded,
  computeBudget,
];
