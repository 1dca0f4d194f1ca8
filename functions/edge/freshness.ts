/**
 * origin-response on the season: sets the cache lifetime of the raw season.
 *
 * @module
 */
import type { CloudFrontResponseEvent } from "aws-lambda";
import { editResponse } from "../adapters/cloudfront.ts";
import { log } from "../adapters/log.ts";
import type { FreshnessConfig } from "../contract.ts";
import { editSeasonResponse } from "../core/season-response.ts";

/** Compiled in with the bundle. */
declare const CONFIG: FreshnessConfig;

/** @throws {TypeError} when the event is not a CloudFront event. */
export const handler = async (event: CloudFrontResponseEvent) =>
  editResponse(event, log, ({ status, headerNames }) =>
    editSeasonResponse(status, headerNames, CONFIG.freshness, Date.now()),
  );
