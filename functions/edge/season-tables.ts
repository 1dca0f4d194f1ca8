/**
 * origin-request on the season: returns the league tables, and forwards everything else to the bucket.
 *
 * @module
 */
import type { CloudFrontRequestEvent } from "aws-lambda";
import { entityTag } from "../adapters/body-tag.ts";
import { answerOriginRequest } from "../adapters/cloudfront.ts";
import { measured, seasonAge } from "../adapters/metric.ts";
import { seasonPlaces, seasonSource } from "../adapters/season-source.ts";
import type { SeasonTablesConfig } from "../contract.ts";
import { routeSeason } from "../core/season-route.ts";
import { answerTables, tablesEdition } from "../core/tables-edition.ts";

/** Compiled in with the bundle. */
declare const CONFIG: SeasonTablesConfig;

const log = measured(seasonAge);
const tables = seasonSource(
  seasonPlaces([CONFIG.season]),
  {
    make: (season) => tablesEdition(season, entityTag),
    describe: (made) => ({ entityTag: made.tables.entityTag }),
  },
  log,
);

/** @throws {TypeError} when the event is not a CloudFront event; never for what a viewer sends. */
export const handler = async (event: CloudFrontRequestEvent) =>
  answerOriginRequest(event, log, async ({ method, querystring, requestId }) => {
    const route = routeSeason(method, querystring);
    if (route.kind !== "tables" && route.kind !== "page") {
      return route;
    }
    const lookup = await tables.look(requestId);
    const answer = answerTables(lookup, route.kind, CONFIG.freshness, Date.now());
    return { kind: "answer", answer };
  });
