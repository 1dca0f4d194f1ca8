/**
 * The regional API.
 *
 * @module
 */
import { decodeHttpApiEvent } from "../adapters/api-gateway-http.ts";
import { gatewayHandler } from "../adapters/gateway-handler.ts";
import type { ApiConfig } from "../contract.ts";
import { apiRoutes } from "../core/api/api-routes.ts";
import { servedBy } from "../core/api/served-by.ts";

/** Compiled in with the bundle. */
declare const CONFIG: ApiConfig;

/** @throws {TypeError} when the event is not an HTTP API event; never for what a viewer sends. */
export const handler = gatewayHandler(decodeHttpApiEvent, apiRoutes, CONFIG, {
  finish: (answer, request) => (CONFIG.debug ? servedBy(answer, CONFIG.region, request) : answer),
});
