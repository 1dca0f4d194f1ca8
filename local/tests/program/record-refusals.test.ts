/**
 * A recording refuses what an engine would, and passes on what a program throws.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { RecordError, record } from "../../program/record.ts";
import { errorOf, problemsOf, role } from "./failures.ts";
import { testStack, urnOf } from "./test-stack.ts";

const bucketType = "aws:s3/bucket:Bucket";
const roleType = "aws:iam/role:Role";
describe("record: what an engine refuses", () => {
  it("refuses two resources of one URN", async () => {
    assert.deepEqual(
      await problemsOf(() => {
        role("r");
        role("r");
      }),
      [
        `${urnOf("r", roleType)}: is declared twice\n  give one of them another name, or another parent`,
      ],
    );
  });

  it("accepts one name under two parents", async () => {
    const room = (name: string) => new pulumi.ComponentResource(`rugby:test:${name}`, name);
    const graph = await record(testStack, async () => {
      role("r", {}, { parent: room("A") });
      role("r", {}, { parent: room("B") });
    });
    assert.equal(graph.nodes.length, 5);
  });

  it("refuses a regional resource without a Region, and accepts a global one", async () => {
    assert.deepEqual(
      await problemsOf(() => {
        new aws.s3.Bucket("site");
        role("r");
      }, {}),
      [
        `${urnOf("site", bucketType)}: has no Region\n` +
          "  set aws:region in the stack file, or region on the resource or its provider",
      ],
    );
  });

  for (const packages of ['["aws"]', '["*"]']) {
    it(`refuses the default provider where the stack forbids it as ${packages}`, async () => {
      assert.deepEqual(
        await problemsOf(
          () => {
            role("r", {}, { provider: new aws.Provider("p", {}) });
            role("s");
          },
          {
            "pulumi:disable-default-providers": packages,
          },
        ),
        [
          `${urnOf("s", roleType)}: must have an explicit provider: pulumi:disable-default-providers forbids the default one`,
        ],
      );
    });
  }

  it("refuses a timeout that is not a duration", async () => {
    const error = await errorOf(() => void role("r", {}, { customTimeouts: { create: "soon" } }));
    assert.match(
      error.message,
      /customTimeouts must be durations like "10m" or "1h30m", got "soon"/,
    );
  });

  it("refuses a program that logs an error", async () => {
    const { error: printed } = console;
    console.error = () => undefined;
    try {
      assert.deepEqual(await problemsOf(() => void pulumi.log.error("no")), [
        "the program reported an error through pulumi.log.error",
      ]);
    } finally {
      console.error = printed;
    }
  });
});

describe("record: what a program throws", () => {
  it("throws the program's error unchanged", async () => {
    const thrown = new pulumi.RunError("rugby:leeway must be 0 to 300, got -1");
    assert.equal(await errorOf(() => Promise.reject(thrown)), thrown);
  });

  it("throws the error of an apply once, however many resources wait for it", async () => {
    const thrown = new pulumi.ResourceError("no", undefined, true);
    const error = await errorOf(() => {
      const broken = role("r").arn.apply((): string => {
        throw thrown;
      });
      role("s", { description: role("t", { description: broken }).arn });
      return { broken };
    });
    assert.equal(error, thrown);
  });

  it("throws several errors together", async () => {
    const error = await errorOf(() => {
      for (const name of ["one", "two"]) {
        role(name).arn.apply(() => Promise.reject(new Error(name)));
      }
    });
    assert.ok(error instanceof AggregateError);
    assert.equal(error.message, "one\ntwo");
  });

  it("keeps what is thrown as the cause when there are problems too", async () => {
    const thrown = new Error("boom");
    const error = await errorOf(() => {
      new aws.kms.Key("news");
      throw thrown;
    });
    assert.ok(error instanceof RecordError);
    assert.equal(error.cause, thrown);
  });

  it("does not wait for resources that depend on a failed one", async () => {
    const thrown = new Error("boom");
    const error = await errorOf(() => {
      role("r").arn.apply(() => Promise.reject(thrown));
      return { never: new Promise(() => undefined) };
    });
    assert.equal(error, thrown);
  });

  it("stops a program when nothing is left to wait for", async () => {
    const stuck = record(testStack, () => new Promise(() => undefined), {
      whenIdle: Promise.resolve(),
    });
    await assert.rejects(stuck, {
      name: "RecordError",
      message: "the program never finishes: it waits for a promise that nothing resolves",
    });
  });

  it("stops a program that never ends, and records the next one", async () => {
    const stuck = record(testStack, () => new Promise(() => undefined), { timeoutMs: 30 });
    await assert.rejects(stuck, {
      name: "RecordError",
      message:
        "the program did not finish within 0.03 s: it waits for a promise that nothing resolves, or keeps something open (a timer, a connection)",
    });
    assert.deepEqual((await record(testStack, async () => ({ a: 1 }))).outputs, { a: 1 });
  });

  it("describes a thrown value that is not an Error", async () => {
    const error = await errorOf(() => Promise.reject({ a: 1 }));
    assert.equal(error.message, 'the program threw {"a":1}, which is not an Error');
  });

  it("records the next program after an error", async () => {
    await errorOf(() => Promise.reject(new Error("boom")));
    const graph = await record(testStack, async () => ({ a: 1 }));
    assert.deepEqual(graph.outputs, { a: 1 });
    assert.equal(graph.nodes.length, 1);
  });

  it("leaves no process listener", async () => {
    const before = process.listenerCount("unhandledRejection");
    await errorOf(() => Promise.reject(new Error("boom")));
    assert.equal(process.listenerCount("unhandledRejection"), before);
  });
});
