/**
 * Every route of the regional API: the router is built from this list, and so is its description.
 *
 * @module
 */
import type { Route } from "./route.ts";
import { listFixtures } from "./routes/list-fixtures.ts";
import { listLeagues } from "./routes/list-leagues.ts";
import { listMatches } from "./routes/list-matches.ts";
import { showClaims } from "./routes/show-claims.ts";
import { showDescription } from "./routes/show-description.ts";
import { showHealth } from "./routes/show-health.ts";
import { showLeague } from "./routes/show-league.ts";
import { showTable } from "./routes/show-table.ts";
import { showTeam } from "./routes/show-team.ts";

/** What the description is called; the version is the API's own, and that of its paths. */
const title = { title: "touchline", version: "1" } as const;

/** In the order of the description. */
export const apiRoutes: readonly Route[] = [
  listLeagues,
  showLeague,
  showTable,
  listFixtures,
  showTeam,
  listMatches,
  showClaims,
  showHealth,
  showDescription(title, () => apiRoutes),
];
