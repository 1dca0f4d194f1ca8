/**
 * Generates a fictional season, the same for the same seed.
 *
 * @module
 */
import type {
  Game,
  League,
  Schedule,
  ScheduleEntry,
  Season,
  Side,
} from "../../functions/core/season-types.ts";
import type { Founding } from "./invented.ts";
import type { Random } from "./random.ts";
import { countOf, seededRandom, shuffled } from "./random.ts";
import type { Pairing } from "./round-robin.ts";
import { roundRobin } from "./round-robin.ts";

/** The input of the generator. */
export interface Recipe {
  readonly name: string;
  readonly foundings: readonly Founding[];
  /** A whole number from 0 to 4294967295. */
  readonly seed: number;
  /** Number of played weeks, from the first; all weeks of a shorter league. */
  readonly weeksPlayed: number;
  /** The day of the first week, `2026-09-12`; a week follows every seven days. @default no schedule */
  readonly firstDay?: string;
}

/** The seed of `data/rugby_data.json`. */
export const defaultSeed = 1823;

/** The weeks played in `data/rugby_data.json`. */
export const defaultWeeksPlayed = 10;

/** The first match day in `data/rugby_data.json`. */
export const defaultFirstDay = "2026-09-12";

/** Kick-off of the games of a week, in turn. */
const kickOffTimes = ["14:00:00Z", "14:00:00Z", "15:30:00Z", "17:15:00Z"] as const;

const dayMs = 86_400_000;

/** The factor by which the home side scores more. */
const homeAdvantage = 1.15;

/**
 * Generates a season. Each league has its own random sequence, so that changing or adding a league does
 * not change the others.
 */
export function generateSeason(recipe: Recipe): Season {
  const { name, foundings, seed, weeksPlayed, firstDay } = recipe;
  const seeds = seededRandom(seed);
  const leagues = foundings.map((founding) => {
    const random = seededRandom(Math.floor(seeds() * 2 ** 32));
    const league = generateLeague(founding, weeksPlayed, random);
    return firstDay === undefined
      ? league
      : { ...league, schedule: scheduleOf(league, founding, firstDay) };
  });
  return { name, leagues };
}

/** Every game on the ground of its home side. */
function scheduleOf({ weeks }: League, { teams, grounds }: Founding, firstDay: string): Schedule {
  const groundOf = new Map(teams.map((team, index) => [team, grounds?.[index]]));
  return weeks.map((games, week) => {
    const day = new Date(Date.parse(firstDay) + 7 * week * dayMs).toISOString().slice(0, 10);
    return games.map(({ home }, game): ScheduleEntry => {
      const kickOff = `${day}T${kickOffTimes[game % kickOffTimes.length]}`;
      const venue = groundOf.get(home.team);
      return venue === undefined ? { kickOff } : { kickOff, venue };
    });
  });
}

function generateLeague({ name, teams }: Founding, weeksPlayed: number, random: Random): League {
  // The strength of a team, from 0.7 to 1.3, for the whole season, so that teams differ in the table.
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

/** The scores of a side: three tries on average between equal teams, three of four converted. */
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
