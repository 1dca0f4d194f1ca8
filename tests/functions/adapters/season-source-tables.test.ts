/**
 * The season source with one place, as the edge function uses it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { entityTag } from "../../../functions/adapters/body-tag.ts";
import type { Log } from "../../../functions/adapters/log.ts";
import type { ReadSeasonObject, SeasonReading } from "../../../functions/adapters/season-object.ts";
import { seasonSource } from "../../../functions/adapters/season-source.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import { tablesEdition } from "../../../functions/core/tables-edition.ts";
import { smallTables } from "../small-season.ts";

import { seasonReadings } from "./season-readings.ts";

const region = "eu-west-1";
const { one, two, untagged, broken, unchanged, slow } = seasonReadings;

describe("seasonSource with one place", () => {
  it("computes the edition of the object", async () => {
    const { look, logged } = lookups(one);
    const { kind, edition } = await look();
    assert.equal(kind, "current");
    assert.match(edition?.entityTag ?? "", /^"[\w-]{22}"$/);
    assert.deepEqual(JSON.parse(edition?.body ?? ""), smallTables(1));
    assert.deepEqual(logged, [
      [
        "info",
        "season.taken",
        { requestId: "r", region, objectTag: '"1"', entityTag: edition?.entityTag },
      ],
    ]);
  });

  it("reads with the ETag of the held object", async () => {
    const { look, askedWith } = lookups(one, two, two);
    await look();
    await look();
    await look();
    assert.deepEqual(askedWith, [undefined, '"1"', '"2"']);
  });

  for (const [title, second] of [
    ["S3 returns 304", unchanged],
    ["S3 returns the same object", one],
  ] as const) {
    it(`computes nothing when ${title}`, async () => {
      const { look, logged } = lookups(one, second);
      const first = await look();
      const again = await look();
      assert.equal(again.kind, "current");
      assert.equal(again.edition, first.edition, "the very same edition");
      assert.equal(logged.length, 1);
    });
  }

  it("computes another edition when the object has changed", async () => {
    const { look } = lookups(one, two);
    const first = await look();
    const second = await look();
    assert.deepEqual(JSON.parse(second.edition?.body ?? ""), smallTables(2));
    assert.notEqual(second.edition?.entityTag, first.edition?.entityTag);
  });

  it("computes the edition again when objects have no ETag", async () => {
    const { look, askedWith } = lookups(untagged, untagged);
    const first = await look();
    const second = await look();
    assert.notEqual(second.edition, first.edition);
    assert.deepEqual(second.edition, first.edition);
    assert.deepEqual(askedWith, [undefined, undefined]);
  });

  it("returns the fault while no edition is held", async () => {
    const { look, logged } = lookups(slow, broken, unchanged);
    assert.deepEqual(await look(), { kind: "none", fault: "slow", edition: undefined });
    assert.deepEqual(await look(), { kind: "none", fault: "invalid", edition: undefined });
    assert.deepEqual(await look(), { kind: "none", fault: "failed", edition: undefined });
    assert.deepEqual(logged, [
      [
        "error",
        "season.refused",
        {
          requestId: "r",
          region,
          fault: "slow",
          answer: "none",
          cause: { name: "Error", message: "too slow" },
        },
      ],
      [
        "error",
        "season.refused",
        {
          requestId: "r",
          region,
          fault: "invalid",
          answer: "none",
          objectTag: '"x"',
          problemCount: 1,
          problems: problemsOf("["),
        },
      ],
      [
        "error",
        "season.refused",
        {
          requestId: "r",
          region,
          fault: "failed",
          answer: "none",
          cause: { name: "unknown", message: "304 to a request without a condition" },
        },
      ],
    ]);
  });

  for (const [fault, trouble] of [
    ["slow", slow],
    ["invalid", broken],
  ] as const) {
    it(`returns the last good edition while the season is ${fault}, then the current one`, async () => {
      const { look, askedWith, logged } = lookups(one, trouble, trouble, unchanged, trouble, two);
      const { edition } = await look();
      for (const expected of ["last-good", "last-good", "current", "last-good"]) {
        const lookup = await look();
        assert.equal(lookup.kind, expected);
        assert.equal(lookup.edition, edition);
      }
      assert.deepEqual(JSON.parse((await look()).edition?.body ?? ""), smallTables(2));
      assert.deepEqual(askedWith, [undefined, '"1"', '"1"', '"1"', '"1"', '"1"']);
      assert.deepEqual(
        logged.map(([level, event]) => `${level} ${event}`),
        [
          "info season.taken",
          "error season.refused",
          "error season.refused",
          "error season.refused",
          "info season.taken",
        ],
      );
    });
  }

  it("logs at most ten problems and their total number", async () => {
    const games = Array.from({ length: 30 }, () => "?");
    const { look, logged } = lookups({
      kind: "object",
      objectTag: '"x"',
      text: JSON.stringify({ name: "", leagues: games }),
    });
    await look();
    const { problems, problemCount } = Object(logged[0]?.[2]);
    assert.equal(problems.length, 10);
    assert.ok(problemCount > 10);
  });

  it("returns the newest edition after overlapping lookups", async () => {
    const pending: ((reading: SeasonReading) => void)[] = [];
    const { look } = sourceOf(
      () => new Promise((resolve) => pending.push(resolve)),
      () => undefined,
    );
    const early = look("early");
    const late = look("late");
    pending[1]?.(two);
    const lateLookup = await late;
    pending[0]?.(one);
    const earlyLookup = await early;
    assert.deepEqual([earlyLookup.kind, lateLookup.kind], ["current", "current"]);
    const next = look("next");
    pending[2]?.(two);
    assert.deepEqual(await next, lateLookup);
  });
});

function problemsOf(text: string): unknown {
  const reading = readSeason(text);
  return reading.kind === "refused" ? reading.problems : undefined;
}

/** A source that computes the tables, as the edge function has it. */
function sourceOf(read: ReadSeasonObject, log: Log) {
  return seasonSource(
    [{ region, read }],
    {
      make: (season) => tablesEdition(season, entityTag).tables,
      describe: (made) => ({ entityTag: made.entityTag }),
    },
    log,
  );
}

/** A source whose bucket returns these readings, one after another. */
function lookups(...readings: readonly SeasonReading[]) {
  const askedWith: (string | undefined)[] = [];
  const logged: Parameters<Log>[] = [];
  const { look } = sourceOf(
    async (heldTag) => {
      askedWith.push(heldTag);
      const reading = readings[askedWith.length - 1];
      assert.ok(reading, "read more often than the test expects");
      return reading;
    },
    (...line) => logged.push(line),
  );
  return {
    askedWith,
    logged,
    look: async () => {
      const lookup = await look("r");
      return { ...lookup, edition: lookup.kind === "none" ? undefined : lookup.made };
    },
  };
}
