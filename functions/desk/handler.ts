/**
 * The results desk: an API that is not on the internet.
 *
 * @module
 */
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { decodeRestApi, encodeRestApi } from "../adapters/api-gateway-rest.ts";
import { apiService } from "../adapters/api-service.ts";
import { entityTag } from "../adapters/entity-tag.ts";
import { log } from "../adapters/log.ts";
import { seasonPlaces, seasonSource } from "../adapters/season-source.ts";
import { createVerifier } from "../adapters/token-verifier.ts";
import type { DeskConfig } from "../contract.ts";
import { deskRoutes } from "../core/desk/desk-routes.ts";

/** Compiled in with the bundle. */
declare const CONFIG: DeskConfig;

const serve = apiService(
  deskRoutes(CONFIG.scopes),
  { ...CONFIG, tagBody: entityTag },
  {
    season: seasonSource(seasonPlaces(CONFIG.seasons), log),
    verify: createVerifier(CONFIG.tokens),
    log,
    now: Date.now,
  },
);

/** @throws {TypeError} when invoked with what is no REST API event; never for what a viewer sends. */
export const handler = async (
  event: APIGatewayProxyEvent,
  { functionVersion }: Pick<Context, "functionVersion">,
): Promise<APIGatewayProxyResult> => {
  const { request, requestId } = decodeRestApi(event);
  return encodeRestApi(await serve(request, { requestId, version: functionVersion }));
};
