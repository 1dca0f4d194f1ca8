/**
 * Rules about buckets and secrets.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { storageAccessLogs } from "./storage-access-logs.ts";
import { storageBucketPolicy } from "./storage-bucket-policy.ts";
import { storageEncryption } from "./storage-encryption.ts";
import { storageLifecycle } from "./storage-lifecycle.ts";
import { storageNoAcls } from "./storage-no-acls.ts";
import { storageNoForceDestroy } from "./storage-no-force-destroy.ts";
import { storageNoWebsite } from "./storage-no-website.ts";
import { storageOwnership } from "./storage-ownership.ts";
import { storagePolicyNotPublic } from "./storage-policy-not-public.ts";
import { storagePublicAccessBlock } from "./storage-public-access-block.ts";
import { storagePublicAccessClosed } from "./storage-public-access-closed.ts";
import { storageReplicationDestination } from "./storage-replication-destination.ts";
import { storageReplicationOrder } from "./storage-replication-order.ts";
import { storageReplicationRole } from "./storage-replication-role.ts";
import { storageReplicationRules } from "./storage-replication-rules.ts";
import { storageSecretInputs } from "./storage-secret-inputs.ts";
import { storageSecretRecovery } from "./storage-secret-recovery.ts";
import { storageSecretRotation } from "./storage-secret-rotation.ts";
import { storageTlsOnly } from "./storage-tls-only.ts";
import { storageVersioned } from "./storage-versioned.ts";

export const storageRules: readonly Rule[] = [
  storagePublicAccessBlock,
  storagePublicAccessClosed,
  storageNoAcls,
  storageOwnership,
  storageBucketPolicy,
  storageTlsOnly,
  storagePolicyNotPublic,
  storageVersioned,
  storageLifecycle,
  storageEncryption,
  storageNoWebsite,
  storageNoForceDestroy,
  storageReplicationOrder,
  storageReplicationRules,
  storageReplicationDestination,
  storageReplicationRole,
  storageSecretRecovery,
  storageSecretRotation,
  storageSecretInputs,
  storageAccessLogs,
];
