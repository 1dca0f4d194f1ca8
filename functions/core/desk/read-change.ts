/**
 * Reads what a request changes about a game.
 *
 * @module
 */
import type { BodyFault } from "../api/api-problem.ts";
import { nameFault } from "../name-fault.ts";
import { momentFault } from "../read-schedule.ts";
import { maxCounts } from "../season-limits.ts";
import type { Side } from "../season-types.ts";

/** The scores of one side. */
export type Scores = Omit<Side, "team">;

/** A change of one game. */
export type GameChange =
  /** The final result, or that there is none. */
  | { readonly kind: "result"; readonly home: Scores; readonly away: Scores }
  | { readonly kind: "unplayed" }
  | {
      readonly kind: "update";
      /** With scores the game becomes live. */
      readonly home?: Partial<Scores>;
      readonly away?: Partial<Scores>;
      /** `null` removes it. */
      readonly kickOff?: string | null;
      readonly venue?: string | null;
    }
  | { readonly kind: "void" };

/** The result of reading. */
export type ChangeReading =
  | { readonly kind: "change"; readonly change: GameChange }
  | { readonly kind: "refused"; readonly faults: readonly BodyFault[] };

type Members = Readonly<Record<string, unknown>>;

const counts = ["tries", "conversions", "penalties", "dropGoals"] as const;

/**
 * Reads the body of a `PUT`: `{"home": {…}, "away": {…}}` with all four scores of each side, or `{"played": false}`.
 *
 * @throws never
 */
export function readResult(body: unknown): ChangeReading {
  const faults: BodyFault[] = [];
  if (isObject(body) && body["played"] === false) {
    const change = { kind: "unplayed" } as const;
    only(body, ["played"], "", faults);
    return faults.length === 0 ? { kind: "change", change } : { kind: "refused", faults };
  }
  const found = only(body, ["home", "away"], "", faults);
  const home = readScores(found?.["home"], "/home", true, faults);
  const away = readScores(found?.["away"], "/away", true, faults);
  return faults.length === 0
    ? { kind: "change", change: { kind: "result", home: whole(home), away: whole(away) } }
    : { kind: "refused", faults };
}

/**
 * Reads the body of a `PATCH`, a merge patch (RFC 7396): any of the scores, `kickOff` and `venue`; what is absent stays.
 *
 * @throws never
 */
export function readUpdate(body: unknown): ChangeReading {
  const faults: BodyFault[] = [];
  const { home, away, kickOff, venue } =
    only(body, ["home", "away", "kickOff", "venue"], "", faults) ?? {};
  if (isObject(body) && Object.keys(body).length === 0) {
    faults.push({ pointer: "", detail: "must have home, away, kickOff or venue" });
  }
  const change: GameChange = {
    kind: "update",
    ...(home === undefined ? {} : { home: readScores(home, "/home", false, faults) }),
    ...(away === undefined ? {} : { away: readScores(away, "/away", false, faults) }),
    ...readText("kickOff", kickOff, momentFault, faults),
    ...readText("venue", venue, nameFault, faults),
  };
  return faults.length === 0 ? { kind: "change", change } : { kind: "refused", faults };
}

/** Whether a side has more conversions than tries, which only the whole score shows. */
export function conversionFaults(
  sides: Readonly<Record<"home" | "away", Scores>>,
): readonly BodyFault[] {
  return (["home", "away"] as const)
    .filter((name) => sides[name].conversions > sides[name].tries)
    .map((name) => ({
      pointer: `/${name}/conversions`,
      detail: "must be at most the number of tries",
    }));
}

function readScores(
  value: unknown,
  pointer: string,
  isWhole: boolean,
  faults: BodyFault[],
): Partial<Scores> {
  const found = only(value, counts, pointer, faults);
  if (found === undefined) {
    return {};
  }
  const scores: Partial<Record<(typeof counts)[number], number>> = {};
  for (const name of counts) {
    const count = found[name];
    const max = maxCounts[name];
    if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= max) {
      scores[name] = count;
    } else if (count !== undefined || isWhole) {
      const detail = `must be a whole number from 0 to ${max}`;
      faults.push({ pointer: `${pointer}/${name}`, detail });
    }
  }
  return scores;
}

function readText<Name extends "kickOff" | "venue">(
  name: Name,
  value: unknown,
  faultOf: (value: unknown) => string | undefined,
  faults: BodyFault[],
): { readonly [_ in Name]?: string | null } {
  const fault = value === undefined || value === null ? undefined : faultOf(value);
  if (fault !== undefined) {
    faults.push({ pointer: `/${name}`, detail: `${fault}, or null to remove it` });
  }
  const read = value === null || typeof value === "string" ? { [name]: value } : {};
  // The compiler does not narrow a computed name.
  return read as { readonly [_ in Name]?: string | null };
}

/** An object with no other members than these; other names are reported, without repeating them. */
function only(
  value: unknown,
  names: readonly string[],
  pointer: string,
  faults: BodyFault[],
): Members | undefined {
  const rule = `must be an object with only ${names.join(", ")}`;
  if (!isObject(value)) {
    faults.push({ pointer, detail: rule });
    return undefined;
  }
  if (Object.keys(value).some((name) => !names.includes(name))) {
    faults.push({ pointer, detail: rule });
  }
  return value;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function whole({ tries = 0, conversions = 0, penalties = 0, dropGoals = 0 }: Partial<Scores>) {
  return { tries, conversions, penalties, dropGoals };
}
