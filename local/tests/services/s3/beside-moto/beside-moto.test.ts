/**
 * Where moto is at hand, the same generated operations are sent to it: whatever both simulators were built from, they were
 * not built from each other. `TOUCHLINE_RUNS` sets how many sequences are tried, `TOUCHLINE_SEED` which.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { before, describe, it } from "mocha";
import { byHand } from "../by-hand.ts";
import { plain, versioned, withS3, withServer } from "../fixture.ts";
import { skipWithout } from "../outside-command.ts";

import { differences } from "./known.ts";
import { prepareMoto, startMoto } from "./moto.ts";
import { type Step, sequences } from "./steps.ts";
import { type Outcome, System } from "./system.ts";

const suspended = { ...plain, name: "suspended", suspended: true };

/** What differs in a sequence, until the buckets do. */
function compare(
  steps: readonly Step[],
  ours: readonly Outcome[],
  theirs: readonly Outcome[],
): readonly string[] {
  const found: string[] = [];
  for (const [at, step] of steps.entries()) {
    const { unknown, parted } = differences({
      step,
      ours: ours[at] ?? {},
      theirs: theirs[at] ?? {},
    });
    found.push(...unknown.map((each) => `${JSON.stringify(step)}: ${each}`));
    if (unknown.length > 0 || parted) {
      break;
    }
  }
  return found;
}

/** Sends generated sequences to both ports. */
async function differ(ports: readonly [number, number]): Promise<readonly string[]> {
  const { seed, runs } = byHand({ seed: 1, runs: 4 });
  const systems = ports.map((port) => new System(port));
  const found: string[] = [];
  for (const [index, steps] of fc.sample(sequences, { seed, numRuns: runs }).entries()) {
    for (const bucket of ["plain", "versioned", "suspended"]) {
      const [ours = [], theirs = []] = await Promise.all(
        systems.map((system) => system.run(steps, bucket, `${index}`)),
      );
      found.push(...compare(steps, ours, theirs).map((each) => `${bucket}, ${each}`));
    }
  }
  for (const system of systems) {
    system.close();
  }
  return found;
}

describe("S3 beside moto, with generated operations", () => {
  before(async function () {
    await skipWithout(this, "moto_server", "--help");
  });

  it("comes to the same, but for what moto is known to do otherwise", async () => {
    const moto = await startMoto();
    try {
      await prepareMoto(moto.port);
      await withS3(
        (fixture) =>
          withServer(fixture.s3, async (port) => {
            assert.deepEqual(await differ([port, moto.port]), []);
          }),
        { nowMs: () => Date.now(), secret: () => "secret", buckets: [plain, versioned, suspended] },
      );
    } finally {
      moto.process.removeAllListeners("exit");
      moto.process.kill();
    }
  });
});
