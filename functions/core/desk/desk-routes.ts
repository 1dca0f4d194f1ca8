/**
 * Every route of the results desk.
 *
 * @module
 */
import type { Route } from "../api/route.ts";
import { gameRoutes } from "./game-routes.ts";
import { listDeskMatches } from "./list-desk-matches.ts";
import { showHistory } from "./show-history.ts";

/** See the module. @param scopes All of them must be in the token. */
export function deskRoutes(scopes: readonly string[]): readonly Route[] {
  return [listDeskMatches(scopes), ...gameRoutes(scopes), showHistory(scopes)];
}
