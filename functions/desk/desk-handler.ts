/**
 * The results desk: a private API, not reachable from the internet.
 *
 * @module
 */
import { decodeRestApiEvent } from "../adapters/api-gateway-rest.ts";
import { historyReader } from "../adapters/desk-history.ts";
import { gatewayHandler } from "../adapters/gateway-handler.ts";
import { historyStore } from "../adapters/history-store.ts";
import { log } from "../adapters/log.ts";
import { seasonStore } from "../adapters/season-store.ts";
import { seasonVersions } from "../adapters/season-versions.ts";
import { seasonWriter } from "../adapters/season-writer.ts";
import { system } from "../adapters/system.ts";
import type { DeskConfig } from "../contract.ts";
import { deskRoutes } from "../core/desk/desk-routes.ts";
import { changeIdLength } from "../core/desk/season-edit.ts";

/** Compiled in with the bundle. */
declare const CONFIG: DeskConfig;

/** The object that is written: the last one, of the home Region. */
const home = CONFIG.seasons.at(-1) ?? { bucket: "", key: "", region: CONFIG.region };

const places = {
  store: seasonStore(home),
  versions: seasonVersions(home),
  history: historyStore(CONFIG.history),
};

const edit = seasonWriter({
  ...places,
  ...system,
  newId: () => system.id(changeIdLength),
  log,
});

/** @throws {TypeError} when the event is not a REST API event; never for what a viewer sends. */
export const handler = gatewayHandler(decodeRestApiEvent, deskRoutes(CONFIG.scopes), CONFIG, {
  desk: { edit, history: historyReader(places) },
});
