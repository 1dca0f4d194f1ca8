/**
 * Passwords that are the same in every run, and of the shape that was asked for.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword, type RandomPasswordArgs } from "@pulumi/random/randomPassword.js";
import { describe, it } from "mocha";
import { find } from "../../program/query.ts";
import { RecordError, record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";

async function passwordOf(
  args: RandomPasswordArgs,
  name = "password",
  stack = testStack.stack,
): Promise<string> {
  const graph = await record({ ...testStack, stack }, async () => {
    new RandomPassword(name, args);
  });
  return String(find(graph, "random:index/randomPassword:RandomPassword", name).outputs["result"]);
}

describe("random RandomPassword", () => {
  for (const [args, expected] of [
    [{ length: 40 }, /^[\w!@#$%&*()\-=+[\]{}<>:?]{40}$/],
    [{ length: 1 }, /^.$/],
    [{ length: 32, special: false }, /^[A-Za-z0-9]{32}$/],
    [{ length: 32, special: false, upper: false }, /^[a-z0-9]{32}$/],
    [{ length: 32, special: false, upper: false, lower: false }, /^[0-9]{32}$/],
    [
      { length: 32, lower: false, upper: false, numeric: false, overrideSpecial: "-_" },
      /^[-_]{32}$/,
    ],
    [
      { length: 12, special: false, upper: false, lower: false, minUpper: 5, minLower: 4 },
      /^[a-z]{4}[A-Z]{5}[0-9]{3}$/,
    ],
    [{ length: 4, minSpecial: 4, overrideSpecial: "~" }, /^~~~~$/],
    [{ length: 3, minNumeric: 3 }, /^[0-9]{3}$/],
  ] as const) {
    it(`follows ${JSON.stringify(args)}`, async () => {
      assert.match(await passwordOf(args), expected);
    });
  }

  it('returns its arguments, and "none" as its id', async () => {
    const graph = await record(testStack, async () => {
      new RandomPassword("password", { length: 8, numeric: false, minUpper: 2 });
    });
    const { id, outputs } = find(graph, "random:index/randomPassword:RandomPassword", "password");
    const { result: _, ...said } = outputs;
    assert.equal(id, "none");
    assert.deepEqual(said, {
      length: 8,
      lower: true,
      upper: true,
      numeric: false,
      number: false,
      special: true,
      minLower: 0,
      minUpper: 2,
      minNumeric: 0,
      minSpecial: 0,
    });
  });

  it("is the same in every run, and differs by name and stack", async () => {
    const args = { length: 32 };
    const [one, again, other, elsewhere] = await Promise.all([
      passwordOf(args),
      passwordOf(args),
      passwordOf(args, "other"),
      passwordOf(args, "password", "other"),
    ]);
    assert.equal(one, again);
    assert.equal(new Set([one, other, elsewhere]).size, 3);
  });

  it("stays secret in values derived from it", async () => {
    const graph = await record(testStack, async () => {
      const { result } = new RandomPassword("password", { length: 16 });
      return { header: pulumi.interpolate`secret ${result}` };
    });
    assert.deepEqual(graph.secretOutputs, ["header"]);
  });

  for (const args of [
    { length: 0 },
    { length: 1.5 },
    { length: 3, minLower: 2, minUpper: 2 },
    { length: 8, lower: false, upper: false, numeric: false, special: false },
  ]) {
    it(`refuses ${JSON.stringify(args)}`, async () => {
      await assert.rejects(passwordOf(args), (error) => {
        assert.ok(error instanceof RecordError);
        assert.match(error.message, /: length must /);
        return true;
      });
    });
  }
});
