/**
 * One game, read from the line of text that a season keeps it in, and written back.
 *
 * `played,home,tries,conversions,penalties,dropGoals,away,tries,conversions,penalties,dropGoals`
 *
 * @module
 */
import type { Roster } from "./roster.ts";
import { findTeam } from "./roster.ts";
import { maxCounts } from "./season-limits.ts";
import type { Game, Side } from "./season-types.ts";

const comma = 44;
const zero = 48;

/** More than any bound allows: what a field counts for that is no number. */
const noCount = 100;

/** Reads the games of one league, one line after another. */
export interface LineReader {
  readonly roster: Roster;
  /** Of the side read last, and of the one before it: the index of its team, -1 for a stranger. */
  awayIndex: number;
  homeIndex: number;
  /** The line, and how far it has been read. */
  text: string;
  at: number;
}

/** A reader that has read nothing. */
export function lineReader(roster: Roster): LineReader {
  return { roster, awayIndex: -1, homeIndex: -1, text: "", at: 0 };
}

/**
 * Reads one game. By character codes, because a season is mostly this: splitting a line costs more
 * than everything that is done with it here.
 *
 * Numbers are written in one way only: digits, no sign, no space, no leading zero.
 *
 * @param reader Knows afterwards which teams of the league the sides are. Such a side is given the
 * roster's own string, not a copy: later look-ups by name then compare addresses.
 * @returns `undefined` for anything that is not exactly a game within {@link maxCounts}, with no
 * more conversions than tries, and nothing scored unless played; `explainGame` says what is wrong.
 * Whether its teams exist is the league's affair.
 * @throws never
 */
export function parseGame(text: string, reader: LineReader): Game | undefined {
  const played = text.charCodeAt(0) - zero;
  if ((played !== 0 && played !== 1) || text.charCodeAt(1) !== comma) {
    return undefined;
  }
  reader.text = text;
  reader.at = 2;
  const home = parseSide(reader);
  const away = home && parseSide(reader);
  // Every field ends in a comma but the last, so a whole line leaves the reader one past its end.
  if (home === undefined || away === undefined || reader.at !== text.length + 1) {
    return undefined;
  }
  return played === 1 || (isScoreless(home) && isScoreless(away))
    ? { played: played === 1, home, away }
    : undefined;
}

/** Writes one game as {@link parseGame} reads it. */
export function formatGame({ played, home, away }: Game): string {
  return [played ? 1 : 0, ...fieldsOf(home), ...fieldsOf(away)].join(",");
}

function parseSide(reader: LineReader): Side | undefined {
  const { roster, text } = reader;
  const end = text.indexOf(",", reader.at);
  if (end === -1) {
    return undefined;
  }
  const name = text.slice(reader.at, end);
  reader.homeIndex = reader.awayIndex;
  reader.awayIndex = findTeam(roster, name);
  reader.at = end + 1;
  const team = roster.teams[reader.awayIndex] ?? name;
  const tries = parseCount(reader);
  const conversions = parseCount(reader);
  const penalties = parseCount(reader);
  const dropGoals = parseCount(reader);
  return tries <= maxCounts.tries &&
    conversions <= tries &&
    penalties <= maxCounts.penalties &&
    dropGoals <= maxCounts.dropGoals
    ? { team, tries, conversions, penalties, dropGoals }
    : undefined;
}

/** One or two digits and the comma, or the end, behind them; anything else is {@link noCount}. */
function parseCount(reader: LineReader): number {
  const { text, at } = reader;
  const first = text.charCodeAt(at) - zero;
  if (!(first >= 0 && first <= 9)) {
    return noCount;
  }
  if (isFieldEnd(text, at + 1)) {
    reader.at = at + 2;
    return first;
  }
  const second = text.charCodeAt(at + 1) - zero;
  if (first > 0 && second >= 0 && second <= 9 && isFieldEnd(text, at + 2)) {
    reader.at = at + 3;
    return first * 10 + second;
  }
  return noCount;
}

function isFieldEnd(text: string, at: number): boolean {
  return at === text.length || text.charCodeAt(at) === comma;
}

function isScoreless({ tries, conversions, penalties, dropGoals }: Side): boolean {
  return tries + conversions + penalties + dropGoals === 0;
}

function fieldsOf({ team, tries, conversions, penalties, dropGoals }: Side): readonly unknown[] {
  return [team, tries, conversions, penalties, dropGoals];
}
