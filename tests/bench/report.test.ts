/**
 * Figures, goals and the document that `npm run bench` writes of them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { benchmarks } from "../../bench/claims.ts";
import { type Claim, compare, type Goal, interleaved } from "../../bench/figures.ts";
import { isQuiet, type Machine } from "../../bench/machine.ts";
import { outcomesOf } from "../../bench/outcome.ts";
import { report } from "../../bench/report.ts";
import { measured, type Results, withRuns } from "../../bench/results.ts";
import { generatedFiles } from "../../scripts/docs/generated-files.ts";
import { root } from "../stacks/recorded.ts";

const machine: Machine = {
  day: "2026-11-29",
  processor: "A processor",
  cores: 2,
  node: "v24.0.0",
  load: 0.1,
  running: 0,
};

const figures = compare(
  ["floor", "peer", "ours"],
  [
    [10, 20, 10],
    [40, 40, 40],
    [15, 60, 18],
  ],
  (value) => `${value} ms`,
);

const goal: Goal = {
  what: "It",
  ours: "ours",
  peer: "peer",
  floor: "floor",
  of: "floor",
  direction: "at most",
  limit: 2,
  reason: "it does more",
};

const claim = (...goals: Goal[]): Claim => ({
  title: "All of it",
  figures,
  goals,
  note: "A note.",
});

describe("interleaved", () => {
  it("runs every subject once in each round, in turn", async () => {
    const order: string[] = [];
    const subject = (name: string, first: number) => () => {
      order.push(name);
      return first + order.length;
    };
    const samples = await interleaved(2, [subject("a", 0), subject("b", 100)]);
    assert.deepEqual(order, ["a", "b", "a", "b"]);
    assert.deepEqual(samples, [
      [1, 3],
      [102, 104],
    ]);
  });
});

describe("compare", () => {
  it("returns medians with their unit, and their ratios to the first", () => {
    assert.deepEqual(
      figures.map(({ name, value, ratio }) => [name, value, ratio]),
      [
        ["floor", "10 ms", 1],
        ["peer", "40 ms", 4],
        ["ours", "18 ms", 1.8],
      ],
    );
  });
});

describe("outcomesOf", () => {
  it("compares the medians with the limit, and takes the spread from the ratios of each round", () => {
    assert.deepEqual(outcomesOf(claim(goal)), [
      {
        what: "It",
        ours: "18 ms",
        peer: "40 ms, peer",
        floor: "10 ms, floor",
        ratio: "1.8",
        goal: "≤ 2 × floor",
        spread: "1.5 to 1.8",
        isMet: true,
        reason: "",
      },
    ]);
  });

  it("compares a value with a limit in its unit", () => {
    const value: Goal = { what: "It", ours: "ours", direction: "at most", limit: 17 };
    assert.deepEqual(outcomesOf(claim(value)), [
      {
        what: "It",
        ours: "18 ms",
        peer: "",
        floor: "",
        ratio: "",
        goal: "≤ 17 ms",
        spread: "15 ms to 18 ms",
        isMet: false,
        reason: "",
      },
    ]);
  });

  it("gives the reason of a goal that is missed, on either side", () => {
    const missed = [
      { ...goal, limit: 1.7 },
      { ...goal, limit: 1.9, direction: "at least" },
    ] as const;
    assert.deepEqual(
      outcomesOf(claim(...missed)).map(({ goal: text, isMet, reason }) => [text, isMet, reason]),
      [
        ["≤ 1.7 × floor", false, "it does more"],
        ["≥ 1.9 × floor", false, "it does more"],
      ],
    );
  });

  it("returns nothing of a claim that was not measured", () => {
    assert.deepEqual(outcomesOf({ title: "Nothing", figures: [], goals: [goal] }), []);
  });

  it("refuses a goal about a figure that there is not", () => {
    assert.throws(() => outcomesOf(claim({ ...goal, ours: "theirs" })), {
      message: 'All of it: a goal names the figure "theirs"; there are "floor", "peer", "ours"',
    });
  });
});

describe("isQuiet", () => {
  it("takes a quarter of a load for each core as quiet", () => {
    assert.deepEqual(
      [0.5, 0.51].map((load) => isQuiet({ ...machine, load })),
      [true, false],
    );
  });
});

describe("withRuns", () => {
  it("replaces what ran, keeps the rest, and drops what there is no more", () => {
    const run = (day: string) => ({ machine: { ...machine, day }, claims: [] });
    const before: Results = { gone: run("1"), a: run("1"), b: run("1") };
    assert.deepEqual(
      Object.entries(withRuns(before, { b: run("2") }, ["b", "a", "c"])).map(
        ([name, { machine: at }]) => `${name} ${at.day}`,
      ),
      ["b 2", "a 1"],
    );
  });
});

describe("report", () => {
  it("has the goals, the missed ones with reasons, the machine and the figures", () => {
    const late = { ...goal, what: "It again", limit: 1 };
    const text = report({ it: { machine, claims: [measured(claim(goal, late))] } });
    assert.equal(
      text,
      `## Goals

| What | Ours | Peer | Floor | Ratio | Goal | Spread |  |
| --- | --- | --- | --- | --- | --- | --- | --- |
| It | 18 ms | 40 ms, peer | 10 ms, floor | 1.8 | ≤ 2 × floor | 1.5 to 1.8 | met |
| It again | 18 ms | 40 ms, peer | 10 ms, floor | 1.8 | ≤ 1 × floor | 1.5 to 1.8 | **missed** |

1 of 2 goals are met. Missed:

- It again: it does more.

## The machine

| Benchmark | Day | Machine | Node | Load before | Running |  |
| --- | --- | --- | --- | --- | --- | --- |
| \`npm run bench -- it\` | 2026-11-29 | 2 cores, A processor | v24.0.0 | 0.10 | 0 | quiet |

## Figures

Ratios are to the first row of each table.

### All of it

| | | ratio |
| --- | ---: | ---: |
| floor | 10 ms | 1 |
| peer | 40 ms | 4 |
| ours | 18 ms | 1.8 |

A note.`,
    );
  });
});

describe("docs/performance.md", () => {
  const results = JSON.parse(readFileSync("bench/results.json", "utf8")) as Results;

  it("is what the last run of each benchmark found", async () => {
    const render = () => report(results);
    const files = await generatedFiles(root, [
      { file: "docs/performance.md", region: "bench", render },
    ]);
    assert.deepEqual(
      files.filter(({ isStale }) => isStale).map(({ file }) => file),
      [],
    );
  });

  it("has benchmarks that there are", () => {
    assert.deepEqual(
      Object.keys(results).filter((name) => !Object.hasOwn(benchmarks, name)),
      [],
    );
  });
});
