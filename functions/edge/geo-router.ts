/**
 * origin-request on the API: routes to the nearest allowed Region, and to the next one on failover.
 *
 * @module
 */
import type { CloudFrontRequestEvent } from "aws-lambda";
import { failovers, measured } from "../adapters/metric.ts";
import { sendToRegion } from "../adapters/regional-origin.ts";
import type { GeoRouterConfig } from "../contract.ts";
import { createRouter } from "../core/routing/router.ts";

/** Compiled in with the bundle. */
declare const CONFIG: GeoRouterConfig;

const log = measured(failovers);
const route = createRouter(CONFIG);

/** @throws {TypeError} when the event is not a CloudFront event; never for what a viewer sends. */
export const handler = async (event: CloudFrontRequestEvent) => sendToRegion(event, log, route);
