/**
 * Parses and formats one game: a line of text in the season object.
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

/** Above every maximum: the value of a field that is not a number. */
const noCount = 100;

/** The state of reading the games of one league. */
export interface LineReader {
  readonly roster: Roster;
  /** Team index of the last side and of the one before it; -1 for an unknown team. */
  awayIndex: number;
  homeIndex: number;
  /** The line and the position in it. */
  text: string;
  at: number;
}

/** A new reader. */
export function lineReader(roster: Roster): LineReader {
  return { roster, awayIndex: -1, homeIndex: -1, text: "", at: 0 };
}

/**
 * Parses one game by character codes, because games are most of a season and splitting lines is slower.
 *
 * Numbers have digits only: no sign, space or leading zero.
 *
 * @param reader Has the team indexes of both sides afterwards. A side gets the string of the roster, not
 * a copy: later lookups by name then compare addresses.
 * @returns `undefined` for a line that is not a game within {@link maxCounts}, with at most as many
 * conversions as tries and no score unless played; `explainGame` reports the problems. Unknown teams are
 * accepted here.
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
  // Every field but the last ends in a comma, so a complete line leaves the position one past its end.
  if (home === undefined || away === undefined || reader.at !== text.length + 1) {
    return undefined;
  }
  return played === 1 || (isScoreless(home) && isScoreless(away))
    ? { played: played === 1, home, away }
    : undefined;
}

/** Formats one game as {@link parseGame} reads it. */
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

/** One or two digits and a comma or the end; otherwise {@link noCount}. */
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
