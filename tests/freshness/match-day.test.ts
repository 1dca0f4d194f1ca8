/**
 * The traffic of a match day: requests to the origin grow with changes of the season, not with viewers.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { seasonWith, useSeasonStack } from "./season-stack.ts";

/** Changed by every result of the first league. */
const changing = [
  "/rugby_data.json",
  "/rugby_data.json?tables=current",
  "/v1/leagues/granite-league/table",
  "/v1/teams/curlews",
  "/v1/matches?league=granite-league&week=1",
];

/** Changed by no result of the first league. */
const constant = "/v1/leagues/slate-league/table";

/** With all changes together less than the 15 minutes by which the clock of a signature may differ from that of AWS. */
const secondsBetweenChanges = 20;

/** What was counted. */
interface Replay {
  readonly requests: number;
  readonly originReads: number;
}

describe("the traffic of a match day", () => {
  const stack = useSeasonStack({ matchDaySeconds: 3600, invalidationWindowSeconds: 7 });
  const paths = [...changing, constant];

  /** @param viewers Requests between two changes. @param changes Results that are published. */
  async function replay(viewers: number, changes: number): Promise<Replay> {
    const random = fractionsFrom(20_261_128);
    stack.originReads();
    for (let change = 0; change < changes; change += 1) {
      await stack.publish(await seasonWith(0, 1, 1 + (change % 9)));
      await stack.collect();
      for (let viewer = 0; viewer < viewers; viewer += 1) {
        const path = paths[Math.floor(random() * paths.length)] ?? constant;
        const answer = await stack.ask(path);
        assert.equal(answer.status, 200, path);
        await answer.arrayBuffer();
      }
      await stack.pass(secondsBetweenChanges);
    }
    return { requests: viewers * changes, originReads: stack.originReads() };
  }

  it("reads the origin once for each change and response, for ten times the viewers too", async () => {
    await stack.ask(constant);
    const few = await replay(8, 6);
    assert.ok(few.originReads <= 6 * changing.length, String(few.originReads));
    assert.deepEqual(await replay(80, 6), { requests: 480, originReads: 6 * changing.length });
    assert.deepEqual(await replay(240, 6), { requests: 1440, originReads: 6 * changing.length });
  });

  it("reads the origin twice as often for twice as many changes", async () => {
    assert.deepEqual(await replay(80, 12), { requests: 960, originReads: 12 * changing.length });
  });
});

/** The same numbers from 0 to 1 for the same seed. */
function fractionsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
