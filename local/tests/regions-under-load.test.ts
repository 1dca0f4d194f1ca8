/** Regions that go away while viewers are asking. @module */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { type Outage, switchOff, switchOn } from "../../tests/conformance/stack-controls.ts";
import { type Answer, useTarget } from "../../tests/conformance/target.ts";

/** Requests of one run: enough to be before, in and after an outage. */
const count = 300;
const inFlight = 20;
const fallsAt = 120;

/** Asks for page after page, each a key of its own, a number at a time; every other viewer is in America. */
async function askMany(
  ask: (index: number) => Promise<Answer>,
  first: (index: number) => Promise<void>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  async function viewer(): Promise<void> {
    for (let index = next++; index < count; index = next++) {
      await first(index);
      answers[index] = await ask(index);
    }
  }
  await Promise.all(Array.from({ length: inFlight }, viewer));
  return answers;
}

function assertAllWell(answers: readonly Answer[]): void {
  const failed = answers.filter(({ status }) => status !== 200);
  assert.deepEqual(
    failed.map(({ status, text }) => [status, text]),
    [],
  );
  assert.equal(answers.length, count);
}

/** How many answers somebody gave. */
function servedBy(answers: readonly Answer[], value: string): number {
  return answers.filter(({ headers }) => headers["x-served-by"] === value).length;
}

describe("a Region under load", () => {
  const target = useTarget();
  let run = 0;

  // As many sandboxes as will be used: one that starts on a busy machine may take longer than the facade waits.
  before(async () => {
    await target.local().warm();
    await askMany(
      (index) =>
        target.ask("/v1/health", { headers: { "x-local-viewer": index % 2 === 0 ? "US" : "IE" } }),
      async () => undefined,
    );
  });

  /** One run, in which a Region falls, and rises once so many have been asked. */
  async function ride(mode: Outage, risesAt: number): Promise<readonly Answer[]> {
    run += 1;
    return askMany(
      (index) =>
        target.ask(`/v1/matches?pageSize=${run}&page=${index + 1}`, {
          headers: { "x-local-viewer": index % 2 === 0 ? "US" : "IE" },
        }),
      async (index) => {
        if (index === fallsAt) {
          await switchOff(target, "us-east-1", mode);
        } else if (index === risesAt) {
          await switchOn(target, "us-east-1");
        }
      },
    );
  }

  for (const [mode, risesAt] of [
    // Each of its viewers waits for a second then: fewer of them.
    ["hang", 180],
    ["refuse", 240],
    ["error", 240],
  ] as const) {
    it(`loses no GET while unavailable by ${mode}, and receives requests again afterwards`, async () => {
      const answers = await ride(mode, risesAt);
      assertAllWell(answers);
      const early = answers.slice(0, fallsAt - inFlight);
      assert.ok(servedBy(early, "us-east-1; attempt=1") > 0);
      assert.ok(servedBy(early, "eu-west-1; attempt=1") > 0);
      // Those that were in progress at a switch may have gone either way.
      const within = answers.slice(fallsAt + inFlight, risesAt - inFlight);
      assert.equal(servedBy(within, "eu-west-1; attempt=2"), within.length / 2);
      assert.equal(servedBy(within, "us-east-1; attempt=1"), 0);
      const late = answers.slice(risesAt + inFlight);
      assert.ok(servedBy(late, "us-east-1; attempt=1") > 0);
    });
  }

  it("loses and delays no GET of viewers elsewhere", async () => {
    await switchOff(target, "us-east-1", "hang");
    try {
      const waitedMs = target.waitedMs();
      const { status, headers } = await target.ask("/v1/matches?pageSize=50", {
        headers: { "x-local-viewer": "IE" },
      });
      assert.equal(status, 200);
      assert.equal(headers["x-served-by"], "eu-west-1; attempt=1");
      assert.equal(target.waitedMs(), waitedMs);
    } finally {
      await switchOn(target, "us-east-1");
    }
  });
});
