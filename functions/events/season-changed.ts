/**
 * SQS: changes of the season object, for which caches are invalidated.
 *
 * @module
 */
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { entityTag } from "../adapters/body-tag.ts";
import { invalidationsOf } from "../adapters/invalidation.ts";
import { invalidationLag, measured, metricLine, writeMetric } from "../adapters/metric.ts";
import { seasonChanges } from "../adapters/season-changes.ts";
import { seasonPlaces } from "../adapters/season-source.ts";
import { seasonVersions } from "../adapters/season-versions.ts";
import { type SeasonChangedConfig, seasonMetric } from "../contract.ts";

/** Compiled in with the bundle. */
declare const CONFIG: SeasonChangedConfig;

const log = measured(invalidationLag);
const replicas = seasonPlaces(CONFIG.replicas);
const versions = seasonVersions(CONFIG.season);
const invalidate = invalidationsOf(CONFIG.distributionIds);

/** @throws {TypeError} when the event is not an SQS event. */
export const handler = async (
  event: SQSEvent,
  { awsRequestId, functionName }: Pick<Context, "awsRequestId" | "functionName">,
): Promise<SQSBatchResponse> => {
  const report = (isValid: boolean) => {
    const place = { namespace: seasonMetric.namespace, functionName, atMs: Date.now() };
    writeMetric(metricLine(seasonMetric.invalid, isValid ? 0 : 1, place));
  };
  const digest = (text: string) => `season-${entityTag(text).replaceAll('"', "")}`;
  const follow = seasonChanges(CONFIG.season, {
    versions,
    replicas,
    invalidate,
    report,
    digest,
    log,
    nowMs: Date.now,
  });
  return follow(event, awsRequestId);
};
