/**
 * Rules about what costs more than it seems.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { costAllowedTypes } from "./cost-allowed-types.ts";
import { costFirewallGroups } from "./cost-firewall-groups.ts";
import { costForbiddenTypes } from "./cost-forbidden-types.ts";
import { costNatGateways } from "./cost-nat-gateways.ts";
import { costPieceCounts } from "./cost-piece-counts.ts";
import { costPriceClass } from "./cost-price-class.ts";
import { costProvisionedConcurrency } from "./cost-provisioned-concurrency.ts";
import { costReplicationTime } from "./cost-replication-time.ts";

export const costRules: readonly Rule[] = [
  costAllowedTypes,
  costForbiddenTypes,
  costNatGateways,
  costPriceClass,
  costFirewallGroups,
  costReplicationTime,
  costProvisionedConcurrency,
  costPieceCounts,
];
