/**
 * The results desk: a private API, not reachable from the internet.
 *
 * @module
 */
import { decodeRestApiEvent } from "../adapters/api-gateway-rest.ts";
import { gatewayHandler } from "../adapters/gateway-handler.ts";
import type { DeskConfig } from "../contract.ts";
import { deskRoutes } from "../core/desk/desk-routes.ts";

/** Compiled in with the bundle. */
declare const CONFIG: DeskConfig;

/** @throws {TypeError} when the event is not a REST API event; never for what a viewer sends. */
export const handler = gatewayHandler(decodeRestApiEvent, deskRoutes(CONFIG.scopes), CONFIG);
