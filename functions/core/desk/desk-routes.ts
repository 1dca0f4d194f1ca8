/**
 * Every route of the results desk.
 *
 * @module
 */
import type { Route } from "../api/route.ts";
import { listDeskMatches } from "./list-desk-matches.ts";
import { writeResult } from "./write-result.ts";

/** See the module. @param scopes All of them must be in the token. */
export function deskRoutes(scopes: readonly string[]): readonly Route[] {
  return [listDeskMatches(scopes), writeResult(scopes)];
}
