/**
 * origin-request on the API: the nearest region that may answer, and the next one when it does not.
 *
 * @module
 */
import type { CloudFrontRequestEvent } from "aws-lambda";
import { log } from "../adapters/log.ts";
import { sendToRegion } from "../adapters/regional-origin.ts";
import type { GeoRouterConfig } from "../contract.ts";
import { createRouter } from "../core/routing/router.ts";

/** Compiled in with the bundle. */
declare const CONFIG: GeoRouterConfig;

const route = createRouter(CONFIG);

/** @throws {TypeError} when invoked with what is no CloudFront event; never for what a viewer sends. */
export const handler = async (event: CloudFrontRequestEvent) => sendToRegion(event, log, route);
