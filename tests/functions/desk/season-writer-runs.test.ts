/**
 * Many writers on one season, over a thousand seeded runs with faults, in memory.
 *
 * @module
 */
import "../../property-seed.ts";
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { historyReader } from "../../../functions/adapters/desk-history.ts";
import type { HistoryItem } from "../../../functions/core/desk/history-page.ts";
import type { EditOutcome } from "../../../functions/core/desk/season-edit.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import type { Season } from "../../../functions/core/season-types.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { seededRandom } from "../../../scripts/season/random.ts";
import { sampleSeason } from "../core/sample-season.ts";
import { editOf, type Place, resultBody, shownGame, tagOf } from "./desk-edits.ts";
import { type Fate, type FaultWorld, faultWorld } from "./fault-world.ts";
import { heldClock } from "./held-clock.ts";

const season = sampleSeason([4, 4], 0);

/** Ten games, two of them written by two people. */
const places: readonly Place[] = [
  ...([1, 2, 3, 4, 5] as const).map((week): Place => ["league-a", week, 1]),
  ...([1, 2, 3, 4, 5] as const).map((week): Place => ["league-b", week, 2]),
];
const writers = [...places, ...places.slice(0, 2)].map((place, index) => ({
  place,
  tries: 2 + index,
  ask: {
    by: `person ${index}`,
    ifMatch: tagOf(season, place),
    body: resultBody(2 + index),
    // Every other one can repeat a request safely.
    ...(index % 2 === 0 ? { idempotencyKey: `key-${index}` } : {}),
  },
}));

const rough: readonly Fate[] = ["ok", "ok", "ok", "ok", "fails", "fails-after"];
const deadly: readonly Fate[] = [...rough, "killed", "killed-after"];

function parsed(text: string): Season {
  const reading = readSeason(text);
  assert.ok(reading.kind === "season");
  return reading.season;
}

function triesIn(text: string, place: Place): number | undefined {
  return JSON.parse(shownGame(parsed(text), place).body).home.tries;
}

function statusOf(outcome: EditOutcome | undefined): number | string {
  return outcome?.kind === "answer" ? outcome.answer.status : (outcome?.kind ?? "killed");
}

async function play(seed: number, fates: readonly Fate[]) {
  const random = seededRandom(seed);
  const clock = heldClock();
  let isCalm = false;
  const world = faultWorld(writeSeason(season), clock, random, () =>
    isCalm ? "ok" : (fates[Math.floor(random() * fates.length)] ?? "ok"),
  );
  const settled = await clock.run(
    writers.map(
      ({ place, ask }) =>
        () =>
          world.apply(editOf(place, ask), "r"),
    ),
  );
  isCalm = true;
  const outcomes = settled.map((each) => (each.status === "fulfilled" ? each.value : undefined));
  const read = historyReader(world.ports);
  const [page] = await clock.run([() => read({ after: undefined, count: 100 })]);
  assert.ok(page?.status === "fulfilled");
  return { world, outcomes, changes: page.value.changes };
}

/** Who was told 200 has the result in the object, who was told 412 has not, and of two on one game at most one wins. */
function assertTruth({ stored }: FaultWorld, statuses: readonly (number | string)[]): void {
  for (const [index, { place, tries }] of writers.entries()) {
    const isFound = triesIn(stored.at(-1)?.text ?? "", place) === tries;
    assert.ok([200, 412, "gave-up"].includes(statuses[index] ?? ""), `writer ${index}`);
    assert.ok(statuses[index] === "gave-up" || isFound === (statuses[index] === 200));
  }
  for (const game of [0, 1]) {
    const both = [statuses[game], statuses[places.length + game]];
    assert.ok(both.filter((status) => status === 200).length <= 1, both.join());
  }
}

/** Each version differs from the one before in the game of its change, and no change made two versions. */
function assertHistory({ stored }: FaultWorld, changes: readonly HistoryItem[]): void {
  const made = stored.slice(1);
  assert.equal(
    new Set(made.map(({ metadata }) => Reflect.get(metadata, "change"))).size,
    made.length,
  );
  for (const [index, { text }] of made.entries()) {
    const [before, after] = [parsed(stored[index]?.text ?? ""), parsed(text)].map((each) =>
      each.leagues.flatMap((league) => league.weeks.flat()).map((game) => JSON.stringify(game)),
    );
    assert.equal(after?.filter((game, at) => game !== before?.[at]).length, 1);
  }
  assert.deepEqual(
    changes.filter(({ by }) => by === undefined).map(({ to }) => to),
    ["v0"],
  );
  assert.deepEqual(changes.map(({ to }) => to).sort(), stored.map(({ id }) => id).sort());
}

describe("writers of the season", () => {
  it("lose no result and tell everybody the truth, in a thousand runs with lost responses and errors", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { world, outcomes, changes } = await play(seed, rough);
        assertTruth(world, outcomes.map(statusOf));
        assertHistory(world, changes);
      }),
      { numRuns: 1000 },
    );
  });

  it("leave the old object or the new one when they are killed anywhere, and lose no change of the history", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { world, outcomes, changes } = await play(seed, deadly);
        const final = world.stored.at(-1)?.text ?? "";
        for (const [index, { place, tries }] of writers.entries()) {
          if (statusOf(outcomes[index]) === 200) {
            assert.equal(triesIn(final, place), tries, `writer ${index}`);
          }
        }
        assertHistory(world, changes);
      }),
      { numRuns: 200 },
    );
  });

  it("all succeed without faults, the second ones on a game excepted", async () => {
    const { outcomes, world } = await play(1, ["ok"]);
    const statuses = outcomes.map(statusOf);
    assert.equal(statuses.filter((status) => status === 200).length, places.length);
    assert.equal(statuses.filter((status) => status === 412).length, 2);
    assert.equal(world.objects.size, places.length);
  });
});
