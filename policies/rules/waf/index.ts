/**
 * Rules about the firewall.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { wafAssociation } from "./waf-association.ts";
import { wafBodySize } from "./waf-body-size.ts";
import { wafCapacity } from "./waf-capacity.ts";
import { wafClientAddress } from "./waf-client-address.ts";
import { wafLogName } from "./waf-log-name.ts";
import { wafLogRedaction } from "./waf-log-redaction.ts";
import { wafLogging } from "./waf-logging.ts";
import { wafManagedGroups } from "./waf-managed-groups.ts";
import { wafMetrics } from "./waf-metrics.ts";
import { wafPartsRegion } from "./waf-parts-region.ts";
import { wafPriorities } from "./waf-priorities.ts";
import { wafRateBounds } from "./waf-rate-bounds.ts";
import { wafRateCount } from "./waf-rate-count.ts";
import { wafRateKeys } from "./waf-rate-keys.ts";
import { wafRateLimit } from "./waf-rate-limit.ts";
import { wafRatePlacement } from "./waf-rate-placement.ts";
import { wafRateSensible } from "./waf-rate-sensible.ts";
import { wafRateWindow } from "./waf-rate-window.ts";
import { wafRegion } from "./waf-region.ts";
import { wafResponseBody } from "./waf-response-body.ts";
import { wafResponseCode } from "./waf-response-code.ts";
import { wafRuleAction } from "./waf-rule-action.ts";
import { wafSampleProtection } from "./waf-sample-protection.ts";
import { wafStops } from "./waf-stops.ts";

export const wafRules: readonly Rule[] = [
  wafRegion,
  wafPartsRegion,
  wafAssociation,
  wafRateLimit,
  wafRateBounds,
  wafRateSensible,
  wafRateWindow,
  wafRateKeys,
  wafRatePlacement,
  wafRateCount,
  wafClientAddress,
  wafManagedGroups,
  wafStops,
  wafRuleAction,
  wafPriorities,
  wafCapacity,
  wafLogging,
  wafLogName,
  wafLogRedaction,
  wafSampleProtection,
  wafMetrics,
  wafResponseCode,
  wafResponseBody,
  wafBodySize,
];
