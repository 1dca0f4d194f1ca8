/**
 * The world around a stack: its clock, its chance, and where viewers are.
 *
 * @module
 */
import type { Chance } from "../chance.ts";
import type { Clock } from "../clock.ts";
import { type ControlAnswer, plainAnswer } from "../server/controls.ts";
import type { RegionSwitches } from "../services/region-health.ts";
import { badRequest, type ControlRow, control, jsonAnswer, problemsOf } from "./control-table.ts";
import { flagField, integerField, numberField, orNull, required } from "./fields.ts";
import { viewerPlaces } from "./viewer-places.ts";

/** What the controls of the world need of the stack. */
export interface World {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly regions: RegionSwitches;
}

/** The last moment that HTTP dates can express. */
const lastMs = Date.UTC(9999, 11, 31);

/** Seconds of one advance: a leap year. */
const maxAdvanceSeconds = 366 * 86_400;

/** The controls of the world. */
export function worldControls({ clock, chance, regions }: World): readonly ControlRow[] {
  const clockAnswer = "nowMs: milliseconds since the epoch; held; offsetMs: ahead of the machine";
  return [
    control({
      method: "GET",
      path: "/__local/world",
      summary: "Shows clock, chance, Regions, and places of viewers to choose from",
      answer:
        "clock, chance, regions, and places: label, viewer (for x-local-viewer), country, latitude, longitude",
      fields: {},
      run: () =>
        jsonAnswer({
          clock: clock.state(),
          chance: { seed: chance.seed },
          regions: regions.list(),
          places: viewerPlaces,
        }),
    }),
    control({
      method: "POST",
      path: "/__local/clock",
      summary: "Holds and moves the clock of caches, tokens, rates, queues and retries",
      answer: clockAnswer,
      fields: {
        reset: flagField("true: shows what the machine's clock shows, and goes on"),
        hold: flagField("Whether time stands still"),
        advanceSeconds: numberField("Seconds that pass at once; what becomes due goes off", {
          min: 0,
          max: maxAdvanceSeconds,
        }),
        toMs: integerField("The time to show, in milliseconds since the epoch", {
          min: 0,
          max: lastMs,
        }),
      },
      run: (values) => {
        const problems = clockProblems(values, clock.nowMs());
        return problems.length === 0 ? moveClock(clock, values) : badRequest(problems);
      },
    }),
    control({
      method: "POST",
      path: "/__local/chance",
      summary:
        "Makes what is left to chance repeatable: rate lag, weighted versions, lost attempts",
      answer: "seed: a number, or null while nothing is repeatable",
      fields: {
        seed: required(
          orNull(
            integerField("Where every sequence begins again; null ends it", {
              min: Number.MIN_SAFE_INTEGER,
              max: Number.MAX_SAFE_INTEGER,
            }),
          ) as ReturnType<typeof orNull<number | undefined>>,
        ),
      },
      run({ seed }) {
        chance.repeat(seed);
        return jsonAnswer({ seed: chance.seed });
      },
    }),
  ];
}

/** What is asked of the clock. */
interface ClockMove {
  readonly reset: boolean | undefined;
  readonly hold: boolean | undefined;
  readonly advanceSeconds: number | undefined;
  readonly toMs: number | undefined;
}

/** Why a move is none. */
function clockProblems(
  { reset, hold, advanceSeconds, toMs }: ClockMove,
  nowMs: number,
): readonly string[] {
  const moves = [reset === true, advanceSeconds !== undefined, toMs !== undefined].filter(Boolean);
  const endMs = nowMs + (advanceSeconds ?? 0) * 1000;
  return problemsOf([
    [moves.length > 1, "reset, advanceSeconds and toMs exclude each other"],
    [moves.length === 0 && hold === undefined, "hold, advanceSeconds, toMs or reset is required"],
    [reset === true && hold === true, "reset lets time go on: hold must be false or absent"],
    [endMs > lastMs, `advanceSeconds must end before ${new Date(lastMs).toISOString()}`],
  ]);
}

async function moveClock(
  clock: Clock,
  { reset, hold = clock.state().held, advanceSeconds = 0, toMs }: ClockMove,
): Promise<ControlAnswer> {
  clock.hold(hold);
  try {
    if (reset === true) {
      await clock.reset();
    } else if (toMs !== undefined) {
      await clock.moveTo(toMs);
    } else {
      await clock.advance(advanceSeconds * 1000);
    }
    return jsonAnswer(clock.state());
  } catch (error) {
    if (error instanceof RangeError) {
      return plainAnswer(409, `the clock stopped on its way: ${error.message}`);
    }
    throw error;
  }
}
