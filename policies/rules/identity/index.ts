/**
 * Rules about roles and permissions.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { identityActions } from "./identity-actions.ts";
import { identityAttachments } from "./identity-attachments.ts";
import { identityBoundary } from "./identity-boundary.ts";
import { identityNoAdmin } from "./identity-no-admin.ts";
import { identityNoUsers } from "./identity-no-users.ts";
import { identityPassRole } from "./identity-pass-role.ts";
import { identityPositive } from "./identity-positive.ts";
import { identityReadable } from "./identity-readable.ts";
import { identityResourcePolicies } from "./identity-resource-policies.ts";
import { identityResources } from "./identity-resources.ts";
import { identityServiceSource } from "./identity-service-source.ts";
import { identityTrust } from "./identity-trust.ts";
import { identityTrustSource } from "./identity-trust-source.ts";

export const identityRules: readonly Rule[] = [
  identityReadable,
  identityActions,
  identityResources,
  identityPositive,
  identityPassRole,
  identityTrust,
  identityTrustSource,
  identityNoUsers,
  identityNoAdmin,
  identityAttachments,
  identityResourcePolicies,
  identityServiceSource,
  identityBoundary,
];
