/**
 * Rules about functions at CloudFront's edge.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { edgeArchitecture } from "./edge-architecture.ts";
import { edgeAssociationQuota } from "./edge-association-quota.ts";
import { edgeBodyEvents } from "./edge-body-events.ts";
import { edgeConcurrency } from "./edge-concurrency.ts";
import { edgeEphemeralStorage } from "./edge-ephemeral-storage.ts";
import { edgeGeoCache } from "./edge-geo-cache.ts";
import { edgeGeoHeaders } from "./edge-geo-headers.ts";
import { edgeIncludeBody } from "./edge-include-body.ts";
import { edgeKept } from "./edge-kept.ts";
import { edgeLogGroups } from "./edge-log-groups.ts";
import { edgeNoEnvironment } from "./edge-no-environment.ts";
import { edgeNoLayers } from "./edge-no-layers.ts";
import { edgeNoMixedViewerFunctions } from "./edge-no-mixed-viewer-functions.ts";
import { edgeNoSecrets } from "./edge-no-secrets.ts";
import { edgeNoSmoothStreaming } from "./edge-no-smooth-streaming.ts";
import { edgeNoTracing } from "./edge-no-tracing.ts";
import { edgeNoVpc } from "./edge-no-vpc.ts";
import { edgeNumberedAssociation } from "./edge-numbered-association.ts";
import { edgeOnePerEvent } from "./edge-one-per-event.ts";
import { edgeOriginResolves } from "./edge-origin-resolves.ts";
import { edgePackageSize } from "./edge-package-size.ts";
import { edgePlainFeatures } from "./edge-plain-features.ts";
import { edgePublishedVersion } from "./edge-published-version.ts";
import { edgeFunctionRegion } from "./edge-region.ts";
import { edgeRoleLogs } from "./edge-role-logs.ts";
import { edgeRolePermissions } from "./edge-role-permissions.ts";
import { edgeRoleTrust } from "./edge-role-trust.ts";
import { edgeRouterAttempts } from "./edge-router-attempts.ts";
import { edgeRouterEvent } from "./edge-router-event.ts";
import { edgeRouterSigning } from "./edge-router-signing.ts";
import { edgeRuntime } from "./edge-runtime.ts";
import { edgeRuntimeManagement } from "./edge-runtime-management.ts";
import { edgeSameAccount } from "./edge-same-account.ts";
import { edgeTimeout } from "./edge-timeout.ts";
import { edgeUntagged } from "./edge-untagged.ts";
import { edgeViewerMemory } from "./edge-viewer-memory.ts";
import { edgeViewerPackageSize } from "./edge-viewer-package-size.ts";
import { edgeVpcOriginEvents } from "./edge-vpc-origin-events.ts";
import { edgeZipPackage } from "./edge-zip-package.ts";

export const edgeRules: readonly Rule[] = [
  edgeArchitecture,
  edgeAssociationQuota,
  edgeBodyEvents,
  edgeConcurrency,
  edgeEphemeralStorage,
  edgeGeoCache,
  edgeGeoHeaders,
  edgeIncludeBody,
  edgeKept,
  edgeLogGroups,
  edgeNoEnvironment,
  edgeNoLayers,
  edgeNoMixedViewerFunctions,
  edgeNoSecrets,
  edgeNoSmoothStreaming,
  edgeNoTracing,
  edgeNoVpc,
  edgeNumberedAssociation,
  edgeOnePerEvent,
  edgeOriginResolves,
  edgePackageSize,
  edgePlainFeatures,
  edgePublishedVersion,
  edgeFunctionRegion,
  edgeRoleLogs,
  edgeRolePermissions,
  edgeRoleTrust,
  edgeRouterAttempts,
  edgeRouterEvent,
  edgeRouterSigning,
  edgeRuntime,
  edgeRuntimeManagement,
  edgeSameAccount,
  edgeTimeout,
  edgeUntagged,
  edgeViewerMemory,
  edgeViewerPackageSize,
  edgeVpcOriginEvents,
  edgeZipPackage,
];
