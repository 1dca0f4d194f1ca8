/**
 * The regional API.
 *
 * @module
 */
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { decodeHttpApi, encodeHttpApi } from "../adapters/api-gateway-http.ts";
import { apiService } from "../adapters/api-service.ts";
import { entityTag } from "../adapters/entity-tag.ts";
import { log } from "../adapters/log.ts";
import { seasonPlaces, seasonSource } from "../adapters/season-source.ts";
import { createVerifier } from "../adapters/token-verifier.ts";
import type { ApiConfig } from "../contract.ts";
import { apiRoutes } from "../core/api/api-routes.ts";
import { servedBy } from "../core/api/served-by.ts";

/** Compiled in with the bundle. */
declare const CONFIG: ApiConfig;

const serve = apiService(
  apiRoutes,
  { ...CONFIG, tagBody: entityTag },
  {
    season: seasonSource(seasonPlaces(CONFIG.seasons), log),
    verify: createVerifier(CONFIG.tokens),
    log,
    now: Date.now,
  },
);

/** @throws {TypeError} when invoked with what is no HTTP API event; never for what a viewer sends. */
export const handler = async (
  event: APIGatewayProxyEventV2,
  { functionVersion }: Pick<Context, "functionVersion">,
) => {
  const { request, requestId } = decodeHttpApi(event);
  const answer = await serve(request, { requestId, version: functionVersion });
  return encodeHttpApi(CONFIG.debug ? servedBy(answer, CONFIG.region, request) : answer);
};
