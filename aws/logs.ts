/**
 * Limits of CloudWatch Logs.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import {
  alarmReferencePage,
  logQuotasPage,
  logRetentionPage,
  vendedLogsPage,
} from "./other-pages.ts";

export const logRetentionDays = {
  about: "Days for which a log group can keep its events",
  value: [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557,
    2_922, 3_288, 3_653,
  ],
  ...logRetentionPage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;

export const maxLogEventBytes = {
  about: "Size of a log event, in bytes of UTF-8, at most",
  value: 262_144,
  ...logQuotasPage,
  certainty: "conflict",
  note: "Newer pages state 1 MB, older ones and most clients 256 KB. 256 KB is planned for.",
} as const satisfies Fact<number>;

export const logDeliveryPath: Fact<string> = {
  about: "The path of a vended log delivery to a bucket",
  value: "AWS fills in a path of its own if none is declared; the local runtime returns none.",
  ...vendedLogsPage,
  certainty: "inferred",
  note: "What the path is for each kind of log is not documented in one place.",
};

export const alarmSpanSeconds = {
  about:
    "What an alarm evaluates at most, in seconds: with periods below an hour, and with longer ones",
  value: { hour: 3_600, withinHour: 86_400, longer: 604_800 },
  ...alarmReferencePage,
  certainty: "documented",
} as const satisfies Fact<{
  readonly hour: number;
  readonly withinHour: number;
  readonly longer: number;
}>;
