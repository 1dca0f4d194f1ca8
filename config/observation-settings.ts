/**
 * Settings of what is watched, and who is told.
 *
 * @module
 */
import type { SettingReader } from "./setting-reader.ts";

/** Settings of alarms, dashboard and health check. */
export interface ObservationSettings {
  /** Mail addresses and HTTPS URLs that every alarm notifies. */
  readonly alarmSubscribers: readonly string[];
  /** Address of the runbook that alarms and dashboard name, without a fragment. */
  readonly runbook: string;
  readonly dashboard: boolean;
  /** Whether Route 53 requests the facade from several places of the world. */
  readonly healthCheck: boolean;
  /** Whether connections in the VPC of the desk and requests of its load balancer are logged. */
  readonly networkLogs: boolean;
}

/** What SNS can deliver an alarm to without anything else being deployed. */
const subscriber = /^(https:\/\/[^\s/]+\.[^\s]+|[^\s@<>"(),:;\\[\]]+@[^\s@]+\.[^\s@]+)$/;

/** Reads the settings of observation. */
export function readObservationSettings(read: SettingReader): ObservationSettings {
  return {
    alarmSubscribers: read.list("alarmSubscribers", (each) =>
      subscriber.test(each) ? undefined : "a mail address, or a URL that begins with https://",
    ),
    runbook: read.text("runbook"),
    dashboard: read.flag("dashboard"),
    healthCheck: read.flag("healthCheck"),
    networkLogs: read.flag("networkLogs"),
  };
}
