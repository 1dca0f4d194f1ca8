/**
 * Rules about logs and alarms.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { alarmMissingData } from "./alarm-missing-data.ts";
import { alarmOnApi } from "./alarm-on-api.ts";
import { alarmOnDistribution } from "./alarm-on-distribution.ts";
import { alarmOnFunction } from "./alarm-on-function.ts";
import { alarmRegion } from "./alarm-region.ts";
import { alarmRings } from "./alarm-rings.ts";
import { alarmTopicRegion } from "./alarm-topic-region.ts";
import { balancerAccessLogs } from "./balancer-access-logs.ts";
import { functionTracing } from "./function-tracing.ts";
import { logRetention } from "./log-retention.ts";
import { topicTls } from "./topic-tls.ts";

export const observabilityRules: readonly Rule[] = [
  logRetention,
  alarmRings,
  alarmMissingData,
  alarmRegion,
  alarmTopicRegion,
  alarmOnApi,
  alarmOnFunction,
  alarmOnDistribution,
  topicTls,
  functionTracing,
  balancerAccessLogs,
];
