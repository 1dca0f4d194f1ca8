/**
 * What is wrong with a season, and where, in words for the person who edits it.
 *
 * @module
 */
import { quote } from "./quote.ts";

/** One thing to put right. */
export interface Problem {
  /**
   * Where it is; leagues, weeks, games and teams are counted from 1.
   *
   * @example `league 2 "Slate", week 4, game 2, home tries`
   */
  readonly where: string;
  /** What must be, and what was found, as JSON. */
  readonly message: string;
}

/** A place in a season. The numbers count from 0, as the program does; people are shown them from 1. */
export interface Place {
  readonly league?: number;
  /** As found, which may be anything at all. */
  readonly leagueName?: unknown;
  readonly week?: number;
  readonly game?: number;
  readonly field?: string | undefined;
}

/** The problems met so far. Counts all, words only the first {@link maxProblems}. */
export interface Problems {
  readonly listed: Problem[];
  count: number;
}

/** Problems listed at once, at most; one more line then says how many were left out. */
export const maxProblems = 100;

/** A list with nothing in it. */
export function noProblems(): Problems {
  return { listed: [], count: 0 };
}

/** Notes a problem. The words are a function, so that a hostile file cannot make us word a million. */
export function report(problems: Problems, place: Place, message: () => string): void {
  problems.count += 1;
  if (problems.listed.length < maxProblems) {
    problems.listed.push({ where: whereIs(place), message: message() });
  }
}

/** Everything noted, with a last line for what was not listed. */
export function allProblems({ listed, count }: Problems): readonly Problem[] {
  const left = count - listed.length;
  return left === 0
    ? listed
    : [
        ...listed,
        {
          where: "season",
          message: `has ${left} more problem${left === 1 ? "" : "s"}, not listed`,
        },
      ];
}

function whereIs({ league, leagueName, week, game, field }: Place): string {
  const parts: string[] = [];
  if (league === undefined) {
    parts.push("season");
  } else {
    parts.push(
      `league ${league + 1}${typeof leagueName === "string" ? ` ${quote(leagueName)}` : ""}`,
    );
  }
  if (week !== undefined) {
    parts.push(`week ${week + 1}`);
  }
  if (game !== undefined) {
    parts.push(`game ${game + 1}`);
  }
  if (field !== undefined) {
    parts.push(field);
  }
  return parts.join(", ");
}
