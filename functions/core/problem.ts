/**
 * Problems in a season object, with their place, for the user who edits it.
 *
 * @module
 */
import { quote } from "./quote.ts";

/** One problem. */
export interface Problem {
  /**
   * The place; leagues, weeks, games and teams are counted from 1.
   *
   * @example `league 2 "Slate", week 4, game 2, home tries`
   */
  readonly where: string;
  /** The expected value, and the found one as JSON. */
  readonly message: string;
}

/** A place in a season. Numbers count from 0; messages show them from 1. */
export interface Place {
  readonly league?: number;
  /** As found: any value. */
  readonly leagueName?: unknown;
  readonly week?: number;
  readonly game?: number;
  readonly field?: string | undefined;
}

/** The problems so far: the number of all, the messages of the first {@link maxProblems}. */
export interface Problems {
  readonly listed: Problem[];
  count: number;
}

/** Maximum number of listed problems; one more line then has the number of the others. */
export const maxProblems = 100;

/** An empty list. */
export function noProblems(): Problems {
  return { listed: [], count: 0 };
}

/** Adds a problem. The message is a function, so that a hostile file does not build a million messages. */
export function report(problems: Problems, place: Place, message: () => string): void {
  problems.count += 1;
  if (problems.listed.length < maxProblems) {
    problems.listed.push({ where: whereIs(place), message: message() });
  }
}

/** The listed problems, and a last line for the others. */
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
