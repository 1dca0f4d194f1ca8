/**
 * Every route of the regional API; the router and the OpenAPI description are built from this list.
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

/** The title of the description; the version is that of the API's paths. */
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
