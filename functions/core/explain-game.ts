/**
 * The problem messages for a line that `parseGame` refuses.
 *
 * @module
 */
import type { Place, Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";
import { maxCounts } from "./season-limits.ts";

const fieldNames =
  "played,home,tries,conversions,penalties,dropGoals,away,tries,conversions,penalties,dropGoals";

const fieldCount = fieldNames.split(",").length;

/** Where the fields of a game begin. */
const homeAt = 1;
const awayAt = 6;

/** The team names of a line whose numbers may be invalid. */
export interface Sides {
  readonly home: string;
  readonly away: string;
}

/**
 * Reports every problem with the fields of a refused line, except its team names.
 *
 * @returns the two names when the number of fields is correct.
 * @throws never
 */
export function explainGame(text: string, place: Place, problems: Problems): Sides | undefined {
  const before = problems.count;
  const fields = text.split(",");
  if (fields.length !== fieldCount) {
    report(
      problems,
      place,
      () => `must have ${fieldCount} fields (${fieldNames}), got ${fields.length}: ${quote(text)}`,
    );
    return undefined;
  }
  const played = fields[0] ?? "";
  if (played !== "0" && played !== "1") {
    report(problems, { ...place, field: "played" }, () => `must be 1 or 0, got ${quote(played)}`);
  }
  explainSide("home", fields.slice(homeAt, awayAt), played === "0", place, problems);
  explainSide("away", fields.slice(awayAt), played === "0", place, problems);
  if (problems.count === before) {
    // parseGame refused the line, so it is reported even without a specific message.
    report(problems, place, () => `must be ${fieldNames}, got ${quote(text)}`);
  }
  return { home: fields[homeAt] ?? "", away: fields[awayAt] ?? "" };
}

/** @param fields The team, then four numbers. */
function explainSide(
  side: "home" | "away",
  fields: readonly string[],
  isUnplayed: boolean,
  place: Place,
  problems: Problems,
): void {
  const [, tries = "", conversions = "", penalties = "", dropGoals = ""] = fields;
  const counts = { tries, conversions, penalties, dropGoals };
  for (const name of ["tries", "conversions", "penalties", "dropGoals"] as const) {
    const found = counts[name];
    const fault = countFault(found, maxCounts[name], isUnplayed) ?? excess(name, counts);
    if (fault !== undefined) {
      report(
        problems,
        { ...place, field: `${side} ${name}` },
        () => `${fault}, got ${quote(found)}`,
      );
    }
  }
}

function countFault(found: string, max: number, isUnplayed: boolean): string | undefined {
  if (!isCount(found) || Number(found) > max) {
    return `must be a whole number from 0 to ${max}, in digits only`;
  }
  return isUnplayed && found !== "0" ? "must be 0 while the game is not played" : undefined;
}

function excess(
  name: string,
  { tries, conversions }: { readonly tries: string; readonly conversions: string },
): string | undefined {
  return name === "conversions" && isCount(tries) && Number(conversions) > Number(tries)
    ? `must be at most tries, which is ${tries}`
    : undefined;
}

function isCount(text: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(text);
}
