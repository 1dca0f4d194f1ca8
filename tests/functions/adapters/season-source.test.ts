/**
 * The season source with a replica and home.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Log } from "../../../functions/adapters/log.ts";
import type { SeasonReading } from "../../../functions/adapters/season-object.ts";
import { seasonSource } from "../../../functions/adapters/season-source.ts";
import { indexSeason, type SeasonIndex } from "../../../functions/core/api/season-index.ts";
import type { SeasonLookup } from "../../../functions/core/season-lookup.ts";
import { smallSeason } from "../small-season.ts";

import { seasonReadings } from "./season-readings.ts";

const { one, two, untagged, broken, unchanged, slow } = seasonReadings;

describe("seasonSource", () => {
  it("reads only the nearest place when it has a valid season", async () => {
    const { source, asked, events } = sourceOf([one], [two]);
    const lookup = await source.look("r");
    assert.equal(triesOf(lookup), 1);
    assert.deepEqual(asked, ["near undefined"]);
    assert.deepEqual(events, ["info season.taken near"]);
  });

  for (const [title, reading] of [
    ["cannot be read", slow],
    ["is not a season", broken],
    ["returns 304 to an unconditional request", unchanged],
  ] as const) {
    it(`reads home when the nearest ${title}, and logs both`, async () => {
      const { source, asked, events } = sourceOf([reading], [two]);
      assert.equal(triesOf(await source.look("r")), 2);
      assert.deepEqual(asked, ["near undefined", "home undefined"]);
      assert.deepEqual(events, ["error season.refused near next-place", "info season.taken home"]);
    });
  }

  for (const [title, text] of [
    ["is empty", ""],
    ["is not JSON", "<html>"],
    ["is not a season", "{}"],
    ["has an impossible game", smallSeason(-1)],
  ] as const) {
    it(`returns "invalid" when the object ${title}, and holds nothing`, async () => {
      const object: SeasonReading = { kind: "object", objectTag: '"x"', text };
      const { source } = sourceOf([object], [object]);
      assert.deepEqual(await source.look("r"), { kind: "none", fault: "invalid" });
      assert.equal(source.isHeld(), false);
    });
  }

  for (const [title, again] of [
    ["is unchanged", unchanged],
    ["is sent again", one],
  ] as const) {
    it(`computes nothing when the object ${title}`, async () => {
      const { source, asked, events } = sourceOf([one, again], []);
      const first = await source.look("r");
      assert.deepEqual(await source.look("r"), first);
      assert.equal(indexOf(await source.look("r")), indexOf(first));
      assert.deepEqual(asked, ["near undefined", 'near "1"', 'near "1"']);
      assert.equal(events.length, 1);
    });
  }

  it("treats the same object from home as unchanged", async () => {
    const { source } = sourceOf([one, slow], [one]);
    const first = await source.look("r");
    assert.equal(indexOf(await source.look("r")), indexOf(first));
  });

  it("returns a new object at the next lookup", async () => {
    const { source } = sourceOf([one, two], []);
    assert.equal(triesOf(await source.look("r")), 1);
    assert.equal(triesOf(await source.look("r")), 2);
  });

  it("computes the value again when objects have no ETag", async () => {
    const { source } = sourceOf([untagged, untagged], []);
    const first = await source.look("r");
    assert.notEqual(indexOf(await source.look("r")), indexOf(first));
  });

  it("returns the last good value when no place has a valid season", async () => {
    const { source, events } = sourceOf([one, slow], [broken]);
    const first = await source.look("r");
    assert.deepEqual(await source.look("r"), { kind: "last-good", made: indexOf(first) });
    assert.deepEqual(events.slice(1), [
      "error season.refused near next-place",
      "error season.refused home last-good",
    ]);
  });

  it("returns the fault of home when no value is held", async () => {
    const { source } = sourceOf([broken], [slow]);
    assert.equal(source.isHeld(), false);
    assert.deepEqual(await source.look("r"), { kind: "none", fault: "slow" });
    assert.equal(source.isHeld(), false);
  });

  it("serves the newest older version that is a season in a cold sandbox, and takes a new one", async () => {
    const { source, asked, events } = sourceOf(
      [broken, broken, two],
      [broken],
      ["[", undefined, smallSeason(3), smallSeason(1)],
    );
    const lookup = await source.look("r");
    assert.deepEqual(
      [lookup.kind, triesOf(lookup), lookup.kind === "last-good" && lookup.version],
      ["last-good", 3, "v3"],
    );
    assert.deepEqual(asked.slice(2), ["near list", "near v1", "near v2", "near v3"]);
    assert.equal(events.at(-1), "warn season.last-good near");
    assert.deepEqual(await source.look("r"), lookup);
    assert.deepEqual(asked.slice(6), ['near "v3"', 'home "v3"']);
    assert.deepEqual([triesOf(await source.look("r")), source.isHeld()], [2, true]);
  });

  it("serves a version that was written after the one that it holds, and looks once for a bad object", async () => {
    const { source, asked, events } = sourceOf(
      [one, broken],
      [broken],
      ["[", smallSeason(3), smallSeason(1)],
    );
    await source.look("r");
    const lookup = await source.look("r");
    assert.deepEqual(
      [lookup.kind, triesOf(lookup), lookup.kind === "last-good" && lookup.version],
      ["last-good", 3, "v2"],
    );
    assert.deepEqual(asked.slice(3), ["near list", "near v1", "near v2"]);
    assert.equal(events.at(-1), "warn season.last-good near");
    assert.deepEqual(await source.look("r"), lookup);
    assert.deepEqual(asked.slice(6), ['near "v2"', 'home "v2"']);
  });

  it("reads no version when the one that it holds is the newest that is a season", async () => {
    const { source, asked } = sourceOf(
      [{ ...one, objectTag: '"v2"' }, broken],
      [broken],
      ["[", smallSeason(1), smallSeason(3)],
    );
    const first = await source.look("r");
    for (const _ of [1, 2]) {
      assert.equal(indexOf(await source.look("r")), indexOf(first));
    }
    assert.deepEqual(asked, [
      "near undefined",
      'near "v2"',
      'home "v2"',
      "near list",
      "near v1",
      'near "v2"',
      'home "v2"',
    ]);
  });

  it("looks again when the same bad object comes back after another season", async () => {
    const { source } = sourceOf([one, broken, two, broken], [broken], [smallSeason(3)]);
    const seen: (number | undefined)[] = [];
    for (const _ of [1, 2, 3, 4]) {
      seen.push(triesOf(await source.look("r")));
    }
    assert.deepEqual(seen, [1, 3, 2, 3]);
  });

  it("keeps what it holds when the versions cannot be listed, and asks once", async () => {
    const { source, asked, events } = sourceOf([one, broken], [broken], "denied");
    const first = await source.look("r");
    for (const _ of [1, 2]) {
      assert.deepEqual(await source.look("r"), { kind: "last-good", made: indexOf(first) });
    }
    assert.equal(asked.filter((each) => each === "near list").length, 1);
    assert.equal(events.filter((each) => each === "error season.no-versions near").length, 1);
  });

  it("reads at most five older versions, and none again for the same object", async () => {
    const { source, asked } = sourceOf([broken], [broken], Array(7).fill("["));
    assert.deepEqual(await source.look("r"), { kind: "none", fault: "invalid" });
    const older = asked.filter((each) => each.startsWith("near "));
    assert.deepEqual(older.slice(1), [
      "near list",
      ...[1, 2, 3, 4, 5].map((each) => `near v${each}`),
    ]);
    await source.look("r");
    assert.deepEqual(asked.slice(-2), ["near undefined", "home undefined"]);
  });

  it("reports whether it holds a value", async () => {
    const { source } = sourceOf([one, slow], [slow]);
    await source.look("r");
    await source.look("r");
    assert.equal(source.isHeld(), true);
  });
});

type Lookup = SeasonLookup<SeasonIndex>;

/** @param near What each reading gives; the last one from then on. */
function sourceOf(
  near: readonly SeasonReading[],
  home: readonly SeasonReading[],
  older?: readonly (string | undefined)[] | "denied",
) {
  const asked: string[] = [];
  const events: string[] = [];
  const place = (region: string, readings: readonly SeasonReading[]) => {
    let count = 0;
    return {
      region,
      read: async (heldTag: string | undefined) => {
        asked.push(`${region} ${heldTag}`);
        const reading = readings[Math.min(count, readings.length - 1)] ?? slow;
        count += 1;
        return reading;
      },
      ...(older === undefined ? {} : { versions: versionsOf(region, older) }),
    };
  };
  /** The current version, and older ones with these texts. */
  const versionsOf = (region: string, texts: readonly (string | undefined)[] | "denied") => ({
    list: async () => {
      asked.push(`${region} list`);
      if (texts === "denied") {
        throw new Error(texts);
      }
      return ["current", ...texts].map((_, index) => ({ id: `v${index}`, tag: `"v${index}"` }));
    },
    read: async (id: string) => {
      asked.push(`${region} ${id}`);
      return texts[Number(id.slice(1)) - 1];
    },
  });
  const log: Log = (level, event, { region, answer = "" }) =>
    events.push(`${level} ${event} ${region} ${answer}`.trim());
  const places = [place("near", near), place("home", home)];
  return { source: seasonSource(places, { make: indexSeason }, log), asked, events };
}

function indexOf(lookup: Lookup) {
  assert.notEqual(lookup.kind, "none");
  return lookup.kind === "none" ? undefined : lookup.made;
}

/** Tries of the first home side: which of the small seasons it is. */
function triesOf(lookup: Lookup) {
  return indexOf(lookup)?.matches[0]?.home.side.tries;
}
