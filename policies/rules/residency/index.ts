/**
 * Rules about where data may be.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { residencyAccess } from "./residency-access.ts";
import { residencyApis } from "./residency-apis.ts";
import { residencyBoundRegion } from "./residency-bound-region.ts";
import { residencyOriginGroups } from "./residency-origin-groups.ts";
import { residencyOrigins } from "./residency-origins.ts";
import { residencyRegions } from "./residency-regions.ts";
import { residencyReplicas } from "./residency-replicas.ts";
import { residencyRoutes } from "./residency-routes.ts";

export const residencyRules: readonly Rule[] = [
  residencyRegions,
  residencyApis,
  residencyRoutes,
  residencyBoundRegion,
  residencyReplicas,
  residencyAccess,
  residencyOrigins,
  residencyOriginGroups,
];
