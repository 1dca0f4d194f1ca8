/**
 * `npm run release`, on a world whose deployments can end midway.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { beforeEach, describe, it } from "mocha";
import { type ReleasePorts, runRelease } from "../../../scripts/release/release-command.ts";
import "../../property-seed.ts";
import { Crash, ReleasedWorld } from "./released-world.ts";

const start = ["start", "--by", "weight", "--percent", "10", "--canary", "20"] as const;
const header = ["start", "--by", "header"] as const;

describe("npm run release", () => {
  let world: ReleasedWorld;
  let printed: string;
  let nowMs: number;
  beforeEach(() => {
    world = new ReleasedWorld();
    printed = "";
    nowMs = 0;
  });

  const ports: ReleasePorts = {
    out: (text) => {
      printed += text;
    },
    err: (text) => {
      printed += text;
    },
    open: () => world.target(),
    sweep: async () => true,
    newKey: () => "0123456789abcdef",
    nowMs: () => nowMs,
    pause: async (ms) => {
      nowMs += ms;
    },
  };
  const release = (...args: readonly string[]) =>
    runRelease([...args, "--on", "aws", "--stack", "prod", "--yes"], ports);
  /** Ends the process after so many effects. @returns whether it got that far. */
  async function crashed(after: number, ...args: readonly string[]): Promise<boolean> {
    world.effectsLeft = after;
    try {
      await release(...args);
      return false;
    } catch (error) {
      assert.ok(error instanceof Crash);
      return true;
    } finally {
      world.effectsLeft = Number.POSITIVE_INFINITY;
    }
  }

  it("gives a share to the new version, and then everybody", async () => {
    world.code = "new";
    assert.equal(await release(...start), 0);
    assert.deepEqual(world.reached(), ["new", "old"]);
    assert.equal(await release("promote"), 0);
    assert.deepEqual(world.reached(), ["new"]);
    assert.deepEqual(world.distribution, { primary: "new", staging: undefined });
  });

  it("gives nobody the new version without the header", async () => {
    world.code = "new";
    assert.equal(await release(...header), 0);
    assert.deepEqual(world.reached(), ["old"]);
    assert.match(printed, /done: requests with the header aws-cf-cd-touchline: 0123456789abcdef /);
  });

  it("gives everybody the version of before after an abort, and keeps it in each Region", async () => {
    world.code = "new";
    await release(...start);
    assert.equal(await release("abort"), 0);
    assert.deepEqual(world.reached(), ["old"]);
    assert.deepEqual(
      Object.values(world.functions).map(({ live }) => live),
      ["1", "2"],
    );
    assert.equal(await release("promote"), 1);
    assert.match(
      printed,
      /release: the release was aborted: correct the program and start it again/,
    );
    world.code = "newer";
    await release(...start);
    assert.equal(await release("promote"), 0);
    assert.deepEqual(world.reached(), ["newer"]);
  });

  it("stops a canary before the deployment that takes minutes", async () => {
    world.code = "new";
    await release(...start);
    world.log.length = 0;
    await release("abort");
    assert.deepEqual(world.log.slice(0, 2), [
      "stop api-eu-west-1-handler",
      "stop api-us-east-1-handler",
    ]);
  });

  it("prints what it would do, and does nothing without --yes", async () => {
    world.code = "new";
    const before = world.snapshot();
    assert.equal(await runRelease([...start, "--on", "aws", "--stack", "prod"], ports), 0);
    assert.deepEqual(world.snapshot(), before);
    assert.equal(
      printed,
      "start on the world\n1. deploy, after which 10 % of the viewers get the new version, and 20 % of the other calls of the APIs\n     deploy weight\nnothing is done yet: repeat it with --yes\n",
    );
  });

  it("aborts when an alarm is on while it watches", async () => {
    world.code = "new";
    const pause: ReleasePorts["pause"] = async (ms) => {
      nowMs += ms;
      world.alarms =
        nowMs >= 5000 ? [{ region: "eu-west-1", name: "api-new-errors" }] : world.alarms;
    };
    const args = [...start, "--watch", "10", "--on", "aws", "--stack", "prod", "--yes"];
    assert.equal(await runRelease(args, { ...ports, pause }), 1);
    assert.equal(nowMs, 5000);
    assert.match(printed, /an alarm is on: api-new-errors \(eu-west-1\); the release is aborted/);
    assert.deepEqual(world.reached(), ["old"]);
  });

  it("ends with 0 when no alarm was on", async () => {
    world.code = "new";
    assert.equal(await release(...start, "--watch", "2"), 0);
    assert.equal(nowMs, 120_000);
    assert.deepEqual(world.reached(), ["new", "old"]);
  });

  for (const action of [start, ["promote"]]) {
    it(`does not ${action[0]} while an alarm is on`, async () => {
      world.code = "new";
      await release(...header);
      world.alarms = [{ region: "us-east-1", name: "facade-alarm-errors" }];
      const before = world.snapshot();
      assert.equal(await release(...action), 1);
      assert.deepEqual(world.snapshot(), before);
      assert.match(printed, /an alarm is on: facade-alarm-errors \(us-east-1\); abort ends/);
    });
  }

  it("has nothing to promote without a release", async () => {
    const before = world.snapshot();
    assert.equal(await release("promote"), 0);
    assert.match(printed, /nothing to do: no release is running/);
    assert.deepEqual(world.snapshot(), before);
  });

  it("shows the status", async () => {
    world.code = "new";
    await release(...start);
    world.alarms = [{ region: "us-east-1", name: "facade-alarm-errors" }];
    printed = "";
    assert.equal(await release("status"), 0);
    assert.equal(
      printed,
      [
        "the world: 10 % of the viewers get the new version, and 20 % of the other calls",
        "functions with a new version",
        "  api-eu-west-1-handler: version 1, new 2",
        "  api-us-east-1-handler: version 2, new 3",
        "alarms that are on",
        "  facade-alarm-errors (us-east-1)",
        "",
      ].join("\n"),
    );
  });

  const commands = fc.constantFrom<readonly string[]>(start, header, ["promote"], ["abort"]);
  const crash = fc.integer({ min: 0, max: 12 });

  /** The end of commands, each of which ends midway first, after these numbers of effects. */
  async function endOf(sequence: readonly (readonly string[])[], crashes: readonly number[]) {
    world = new ReleasedWorld();
    world.code = "new";
    for (const command of sequence) {
      for (const after of crashes) {
        await crashed(after, ...command);
      }
      await release(...command);
    }
    return world.snapshot();
  }

  it("comes to the same end when a command ends midway, however often, and is repeated", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(commands, { maxLength: 4 }),
        fc.array(crash, { minLength: 1, maxLength: 3 }),
        async (sequence, crashes) => {
          assert.deepEqual(await endOf(sequence, crashes), await endOf(sequence, []));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("gives everybody the version of before by an abort, wherever a start or an abort ended", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom<readonly string[]>(start, header, ["abort"]), crash), {
          maxLength: 5,
        }),
        fc.boolean(),
        async (ended, isStarted) => {
          world = new ReleasedWorld();
          world.code = "new";
          if (isStarted) {
            await release(...start);
          }
          for (const [command, after] of ended) {
            await crashed(after, ...command);
          }
          assert.equal(await release("abort"), 0);
          assert.deepEqual(world.reached(), ["old"]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
