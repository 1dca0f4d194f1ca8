/**
 * An invented season, the same for the same seed.
 *
 * @module
 */
import type { Game, League, Season, Side } from "../../functions/core/season-types.ts";
import type { Founding } from "./invented.ts";
import type { Random } from "./random.ts";
import { countOf, seededRandom, shuffled } from "./random.ts";
import type { Pairing } from "./round-robin.ts";
import { roundRobin } from "./round-robin.ts";

/** What a season is generated from. */
export interface Recipe {
  readonly name: string;
  readonly foundings: readonly Founding[];
  /** A whole number from 0 to 4294967295. */
  readonly seed: number;
  /** Weeks played, from the first; every week, where a league has fewer. */
  readonly weeksPlayed: number;
}

/** The seed of `data/rugby_data.json`. */
export const defaultSeed = 1823;

/** The weeks played in `data/rugby_data.json`. */
export const defaultWeeksPlayed = 10;

/** What the home side's attack is worth more for being at home. */
const homeAdvantage = 1.15;

/**
 * Generates a season. Each league draws from a sequence of its own, so that a change to one, or one
 * more at the end, leaves the others as they were.
 */
export function generateSeason({ name, foundings, seed, weeksPlayed }: Recipe): Season {
  const seeds = seededRandom(seed);
  const leagues = foundings.map((founding) =>
    generateLeague(founding, weeksPlayed, seededRandom(Math.floor(seeds() * 2 ** 32))),
  );
  return { name, leagues };
}

function generateLeague({ name, teams }: Founding, weeksPlayed: number, random: Random): League {
  // How good a team is, from 0.7 to 1.3, for the whole season: a table should have a top and a bottom.
  const strengths = new Map(teams.map((team) => [team, 0.7 + 0.6 * random()]));
  const strength = (team: string) => strengths.get(team) ?? 1;
  const weeks = roundRobin(shuffled(teams, random)).map((week, index) =>
    week.map(([home, away]: Pairing): Game => {
      const edge = (strength(home) / strength(away)) * homeAdvantage;
      return index < weeksPlayed
        ? { played: true, home: play(home, edge, random), away: play(away, 1 / edge, random) }
        : { played: false, home: rest(home), away: rest(away) };
    }),
  );
  return { name, teams, weeks };
}

/** A side's game: three tries on average between equals, three of four converted, some kicks. */
function play(team: string, edge: number, random: Random): Side {
  const tries = countOf(12, Math.min(0.25 * edge, 0.8), random);
  const conversions = countOf(tries, 0.75, random);
  const penalties = countOf(6, 0.35, random);
  const dropGoals = countOf(2, 0.06, random);
  return { team, tries, conversions, penalties, dropGoals };
}

function rest(team: string): Side {
  return { team, tries: 0, conversions: 0, penalties: 0, dropGoals: 0 };
}
