/**
 * origin-request on the season: the league tables are answered here, everything else is the bucket's.
 *
 * @module
 */
import type { CloudFrontRequestEvent } from "aws-lambda";
import { answerOriginRequest } from "../adapters/cloudfront.ts";
import { log } from "../adapters/log.ts";
import { seasonEditions } from "../adapters/season-editions.ts";
import { readingTimes, seasonObjectReader } from "../adapters/season-object.ts";
import type { SeasonTablesConfig } from "../contract.ts";
import { answerTables } from "../core/edition.ts";
import { maxSeasonBytes } from "../core/read-season.ts";
import { routeSeason } from "../core/season-route.ts";

/** Compiled in with the bundle. */
declare const CONFIG: SeasonTablesConfig;

const lookForTables = seasonEditions(
  seasonObjectReader(CONFIG.season, { ...readingTimes, maxBytes: maxSeasonBytes }),
  log,
);

/** @throws {TypeError} when invoked with what is no CloudFront event; never for what a viewer sends. */
export const handler = async (event: CloudFrontRequestEvent) =>
  answerOriginRequest(event, log, async ({ method, querystring, requestId }) => {
    const route = routeSeason(method, querystring);
    return route.kind === "tables"
      ? {
          kind: "answer",
          answer: answerTables(await lookForTables(requestId), CONFIG.freshness, Date.now()),
        }
      : route;
  });
