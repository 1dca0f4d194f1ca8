/**
 * One game, read from the line of text that a season keeps it in, and written back.
 *
 * `played,home,tries,conversions,penalties,dropGoals,away,tries,conversions,penalties,dropGoals`
 *
 * @module
 */
import type { Game, Side } from "./season.ts";
import { maxCounts } from "./season-limits.ts";

const comma = 44;
const zero = 48;

/** How far a line has been read. One is made for each game and never leaves this file. */
interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads one game. By character codes, because a season is mostly this: splitting each line costs
 * two to three times as much as everything else that is done with it.
 *
 * Numbers are written in one way only: digits, no sign, no space, no leading zero.
 *
 * @returns `undefined` for anything that is not exactly a game within {@link maxCounts}, with no
 * more conversions than tries, and nothing scored unless played; `explainGame` says what is wrong.
 * Whether its teams exist is the league's affair.
 * @throws never
 */
export function parseGame(text: string): Game | undefined {
  const played = text.charCodeAt(0) - zero;
  if ((played !== 0 && played !== 1) || text.charCodeAt(1) !== comma) {
    return undefined;
  }
  const cursor: Cursor = { text, at: 2 };
  const home = parseSide(cursor);
  const away = home && parseSide(cursor);
  // Every field ends in a comma but the last, so a whole line leaves the cursor one past its end.
  if (home === undefined || away === undefined || cursor.at !== text.length + 1) {
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

function parseSide(cursor: Cursor): Side | undefined {
  const end = cursor.text.indexOf(",", cursor.at);
  if (end === -1) {
    return undefined;
  }
  const team = cursor.text.slice(cursor.at, end);
  cursor.at = end + 1;
  const tries = parseCount(cursor);
  const conversions = parseCount(cursor);
  const penalties = parseCount(cursor);
  const dropGoals = parseCount(cursor);
  // NaN, which is what a field that is no number became, is within no bound.
  return tries <= maxCounts.tries &&
    conversions <= tries &&
    penalties <= maxCounts.penalties &&
    dropGoals <= maxCounts.dropGoals
    ? { team, tries, conversions, penalties, dropGoals }
    : undefined;
}

/** One or two digits and the comma, or the end, behind them; anything else is NaN. */
function parseCount(cursor: Cursor): number {
  const { text, at } = cursor;
  const first = text.charCodeAt(at) - zero;
  if (!(first >= 0 && first <= 9)) {
    return Number.NaN;
  }
  if (isFieldEnd(text, at + 1)) {
    cursor.at = at + 2;
    return first;
  }
  const second = text.charCodeAt(at + 1) - zero;
  if (first > 0 && second >= 0 && second <= 9 && isFieldEnd(text, at + 2)) {
    cursor.at = at + 3;
    return first * 10 + second;
  }
  return Number.NaN;
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
