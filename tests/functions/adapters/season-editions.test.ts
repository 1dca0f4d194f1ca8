/**
 * What a sandbox holds on to.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Log } from "../../../functions/adapters/log.ts";
import { seasonEditions } from "../../../functions/adapters/season-editions.ts";
import type { SeasonReading } from "../../../functions/adapters/season-object.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import { smallSeason, smallTables } from "../small-season.ts";

const one: SeasonReading = { kind: "object", objectTag: '"1"', text: smallSeason(1) };
const two: SeasonReading = { kind: "object", objectTag: '"2"', text: smallSeason(2) };
const untagged: SeasonReading = { kind: "object", objectTag: undefined, text: smallSeason(1) };
const broken: SeasonReading = { kind: "object", objectTag: '"x"', text: "[" };
const unchanged: SeasonReading = { kind: "unchanged" };
const slow: SeasonReading = { kind: "fault", fault: "slow", cause: new Error("too slow") };

describe("seasonEditions", () => {
  it("makes an edition of the object", async () => {
    const { look, logged } = lookout(one);
    const { kind, edition } = await look();
    assert.equal(kind, "current");
    assert.equal(edition?.objectTag, '"1"');
    assert.match(edition?.entityTag ?? "", /^"[\w-]{22}"$/);
    assert.deepEqual(JSON.parse(edition?.body ?? ""), smallTables(1));
    assert.deepEqual(logged, [
      ["info", "season.taken", { requestId: "r", objectTag: '"1"', entityTag: edition?.entityTag }],
    ]);
  });

  it("asks with the tag of what it holds", async () => {
    const { look, askedWith } = lookout(one, two, two);
    await look();
    await look();
    await look();
    assert.deepEqual(askedWith, [undefined, '"1"', '"2"']);
  });

  for (const [title, second] of [
    ["the bucket says it is unchanged", unchanged],
    ["the bucket sends the same again", one],
  ] as const) {
    it(`computes nothing when ${title}`, async () => {
      const { look, logged } = lookout(one, second);
      const first = await look();
      const again = await look();
      assert.equal(again.kind, "current");
      assert.equal(again.edition, first.edition, "the very same edition");
      assert.equal(logged.length, 1);
    });
  }

  it("makes another edition when the object has changed", async () => {
    const { look } = lookout(one, two);
    const first = await look();
    const second = await look();
    assert.deepEqual(JSON.parse(second.edition?.body ?? ""), smallTables(2));
    assert.notEqual(second.edition?.entityTag, first.edition?.entityTag);
  });

  it("makes the edition again when objects carry no tag", async () => {
    const { look, askedWith } = lookout(untagged, untagged);
    const first = await look();
    const second = await look();
    assert.notEqual(second.edition, first.edition);
    assert.deepEqual(second.edition, first.edition);
    assert.deepEqual(askedWith, [undefined, undefined]);
  });

  it("holds nothing to fall back on at first", async () => {
    const { look, logged } = lookout(slow, broken, unchanged);
    assert.deepEqual(await look(), { kind: "none", fault: "slow", edition: undefined });
    assert.deepEqual(await look(), { kind: "none", fault: "invalid", edition: undefined });
    assert.deepEqual(await look(), { kind: "none", fault: "failed", edition: undefined });
    assert.deepEqual(logged, [
      [
        "error",
        "season.refused",
        {
          requestId: "r",
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
    it(`falls back on the last good edition while the season is ${fault}, then recovers`, async () => {
      const { look, askedWith, logged } = lookout(one, trouble, trouble, unchanged, trouble, two);
      const { edition } = await look();
      for (const expected of ["last-good", "last-good", "current", "last-good"]) {
        const sighting = await look();
        assert.equal(sighting.kind, expected);
        assert.equal(sighting.edition, edition);
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

  it("logs ten problems at most, and how many there are", async () => {
    const games = Array.from({ length: 30 }, () => "?");
    const { look, logged } = lookout({
      kind: "object",
      objectTag: '"x"',
      text: JSON.stringify({ name: "", leagues: games }),
    });
    await look();
    const { problems, problemCount } = Object(logged[0]?.[2]);
    assert.equal(problems.length, 10);
    assert.ok(problemCount > 10);
  });

  it("is right after invocations that overlapped", async () => {
    const pending: ((reading: SeasonReading) => void)[] = [];
    const look = seasonEditions(
      () => new Promise((resolve) => pending.push(resolve)),
      () => undefined,
    );
    const early = look("early");
    const late = look("late");
    pending[1]?.(two);
    const lateSighting = await late;
    pending[0]?.(one);
    const earlySighting = await early;
    assert.deepEqual([earlySighting.kind, lateSighting.kind], ["current", "current"]);
    const next = look("next");
    pending[2]?.(two);
    assert.deepEqual(await next, lateSighting);
  });
});

function problemsOf(text: string): unknown {
  const reading = readSeason(text);
  return reading.kind === "refused" ? reading.problems : undefined;
}

/** A lookout over a bucket that answers with these readings, one after another. */
function lookout(...readings: readonly SeasonReading[]) {
  const askedWith: (string | undefined)[] = [];
  const logged: Parameters<Log>[] = [];
  const look = seasonEditions(
    async (heldTag) => {
      askedWith.push(heldTag);
      const reading = readings[askedWith.length - 1];
      assert.ok(reading, "asked more often than the test foresaw");
      return reading;
    },
    (...line) => logged.push(line),
  );
  return {
    askedWith,
    logged,
    look: async () => {
      const sighting = await look("r");
      return { ...sighting, edition: sighting.kind === "none" ? undefined : sighting.edition };
    },
  };
}
