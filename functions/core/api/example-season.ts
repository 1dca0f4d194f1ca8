/**
 * The season of the examples in the API's description.
 *
 * @module
 */
import type { Season, Side } from "../season-types.ts";
import { indexSeason, type SeasonIndex } from "./season-index.ts";

const season: Season = {
  name: "Example Season",
  leagues: [
    {
      name: "North",
      teams: ["Herons", "Otters"],
      weeks: [
        [{ played: true, home: side("Otters", 4, 2, 1, 0), away: side("Herons", 2, 1, 3, 1) }],
        [{ played: false, home: side("Herons", 0, 0, 0, 0), away: side("Otters", 0, 0, 0, 0) }],
      ],
      schedule: [
        [{ kickOff: "2026-09-12T14:00:00Z", venue: "Otter Weir" }],
        [{ kickOff: "2026-09-19T14:00:00Z", venue: "Heronry" }],
      ],
    },
  ],
};

/** Computed at each call, since calls are rare. */
export function exampleIndex(): SeasonIndex {
  return indexSeason(season);
}

function side(
  team: string,
  tries: number,
  conversions: number,
  penalties: number,
  dropGoals: number,
): Side {
  return { team, tries, conversions, penalties, dropGoals };
}
