/**
 * Valid and invalid lines of games.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { explainGame } from "../../../functions/core/explain-game.ts";
import { formatGame, lineReader, parseGame } from "../../../functions/core/parse-game.ts";
import { allProblems, noProblems } from "../../../functions/core/problem.ts";
import { rosterOf } from "../../../functions/core/roster.ts";
import { maxCounts } from "../../../functions/core/season-limits.ts";
import type { Side } from "../../../functions/core/season-types.ts";

const roster = rosterOf(["Herons", "Otters"]);

function parsed(text: string) {
  return parseGame(text, lineReader(roster));
}

/** The messages for a line, without their place. */
function explained(text: string): readonly string[] {
  const problems = noProblems();
  explainGame(text, {}, problems);
  return allProblems(problems).map(({ where, message }) => `${where}: ${message}`);
}

const sides = fc
  .record({
    team: fc.constantFrom("Herons", "Otters", "Strangers", "", "Pen-y-Môr"),
    tries: fc.nat(maxCounts.tries),
    conversions: fc.nat(maxCounts.conversions),
    penalties: fc.nat(maxCounts.penalties),
    dropGoals: fc.nat(maxCounts.dropGoals),
  })
  .map((side): Side => ({ ...side, conversions: Math.min(side.conversions, side.tries) }));

describe("parseGame", () => {
  it("reads a played game", () => {
    assert.deepEqual(parsed("1,Herons,7,5,0,2,Otters,13,0,10,1"), {
      played: true,
      home: { team: "Herons", tries: 7, conversions: 5, penalties: 0, dropGoals: 2 },
      away: { team: "Otters", tries: 13, conversions: 0, penalties: 10, dropGoals: 1 },
    });
  });

  it("reads a game that has not been played", () => {
    assert.deepEqual(parsed("0,Herons,0,0,0,0,Otters,0,0,0,0"), {
      played: false,
      home: { team: "Herons", tries: 0, conversions: 0, penalties: 0, dropGoals: 0 },
      away: { team: "Otters", tries: 0, conversions: 0, penalties: 0, dropGoals: 0 },
    });
  });

  it("returns the team index of each side", () => {
    const reader = lineReader(roster);
    parseGame("1,Otters,0,0,0,0,Herons,0,0,0,0", reader);
    assert.deepEqual([reader.homeIndex, reader.awayIndex], [1, 0]);
    parseGame("1,Strangers,0,0,0,0,Herons,0,0,0,0", reader);
    assert.deepEqual([reader.homeIndex, reader.awayIndex], [-1, 0]);
  });

  it("reads back every game that formatGame writes", () => {
    fc.assert(
      fc.property(sides, sides, (home, away) => {
        const game = { played: true, home, away };
        assert.deepEqual(parsed(formatGame(game)), game);
      }),
    );
  });

  for (const [field, at, max] of [
    ["tries", 2, 30],
    ["penalties", 4, 20],
    ["dropGoals", 5, 15],
  ] as const) {
    const line = (value: string) =>
      "1,Herons,0,0,0,0,Otters,0,0,0,0".split(",").with(at, value).join(",");
    it(`accepts ${field} up to ${max}`, () => {
      assert.equal(parsed(line("0"))?.home[field], 0);
      assert.equal(parsed(line("9"))?.home[field], 9);
      assert.equal(parsed(line("10"))?.home[field], 10);
      assert.equal(parsed(line(String(max)))?.home[field], max);
    });
    for (const value of [
      String(max + 1),
      "100",
      "-1",
      "-0",
      "1.5",
      "07",
      "00",
      "",
      " 1",
      "1 ",
      "+1",
      "1e1",
      "x",
      "٣",
      "NaN",
    ]) {
      it(`refuses ${field} of ${JSON.stringify(value)}`, () => {
        assert.equal(parsed(line(value)), undefined);
        assert.deepEqual(explained(line(value)), [
          `season, home ${field}: must be a whole number from 0 to ${max}, in digits only, got ${JSON.stringify(value)}`,
        ]);
      });
    }
  }

  for (const [text, ...expected] of [
    [
      "1,Herons,2,3,0,0,Otters,10,11,0,0",
      'season, home conversions: must be at most tries, which is 2, got "3"',
      'season, away conversions: must be at most tries, which is 10, got "11"',
    ],
    [
      "0,Herons,1,0,0,0,Otters,0,0,0,1",
      'season, home tries: must be 0 while the game is not played, got "1"',
      'season, away dropGoals: must be 0 while the game is not played, got "1"',
    ],
    [
      "0,Herons,0,0,0,0,Otters,0,0,1,0",
      'season, away penalties: must be 0 while the game is not played, got "1"',
    ],
    ["2,Herons,0,0,0,0,Otters,0,0,0,0", 'season, played: must be 1 or 0, got "2"'],
    [",Herons,0,0,0,0,Otters,0,0,0,0", 'season, played: must be 1 or 0, got ""'],
    ["true,Herons,0,0,0,0,Otters,0,0,0,0", 'season, played: must be 1 or 0, got "true"'],
    [
      "x,Herons,y,0,0,0,Otters,0,0,0,z",
      'season, played: must be 1 or 0, got "x"',
      'season, home tries: must be a whole number from 0 to 30, in digits only, got "y"',
      'season, away dropGoals: must be a whole number from 0 to 15, in digits only, got "z"',
    ],
  ] as const) {
    it(`refuses ${text}`, () => {
      assert.equal(parsed(text), undefined);
      assert.deepEqual(explained(text), expected);
    });
  }

  for (const text of [
    "",
    "1",
    "1,",
    "1,Herons",
    "1,Herons,1,1,1,1",
    "1,Herons,1,1,1,1,Otters,1,1,1",
    "1,Herons,1,1,1,1,Otters,1,1,1,",
    "1,Herons,1,1,1,1,Otters,1,1,1,1,",
    "1,Herons,1,1,1,1,Otters,1,1,1,1,1",
    "1,Herons,1,1,1,1,Otters,1,1,1,1\n",
  ]) {
    it(`refuses ${JSON.stringify(text)}, and reports its fields or numbers`, () => {
      assert.equal(parsed(text), undefined);
      assert.equal(explained(text).length, 1);
      assert.match(explained(text)[0] ?? "", /: must (have 11 fields|be a whole number)/);
    });
  }

  it("refuses exactly the lines that explainGame reports", () => {
    const numbers = fc.oneof(fc.nat(35).map(String), fc.constantFrom("", "-1", "07", "x", "0"));
    const lines = fc
      .tuple(fc.constantFrom("0", "1", "1", "2"), fc.array(numbers, { minLength: 8, maxLength: 8 }))
      .map(([played, counts]) =>
        [played, "Herons", ...counts.slice(0, 4), "Otters", ...counts.slice(4)].join(","),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          lines,
          fc.string(),
          lines.map((line) => line.slice(1)),
        ),
        (text) => {
          // The fallback message means that explainGame found no problem.
          const isAtALoss = /: must be played,home/.test(explained(text)[0] ?? "");
          assert.equal(parsed(text) !== undefined, isAtALoss, text);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
