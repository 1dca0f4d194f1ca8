/**
 * The CI workflow pins its actions, and runs what `.ci/run` runs.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { root } from "./stacks/recorded.ts";

interface Job {
  readonly "timeout-minutes": unknown;
  readonly permissions: object;
  readonly strategy: {
    readonly matrix: { readonly include: readonly { readonly part: string }[] };
  };
}

const text = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
const { permissions, jobs } = parse(text) as {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
};

describe("the CI workflow", () => {
  it("pins every action to a full commit SHA with its version", () => {
    const actions = [...text.matchAll(/uses: (.*)/g)].map(([, action = ""]) => action);
    assert.ok(actions.length > 0);
    assert.deepEqual(
      actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)),
      [],
    );
  });

  it("grants reading the contents and nothing else", () => {
    assert.deepEqual(permissions, {});
    for (const job of Object.values(jobs)) {
      assert.deepEqual(job.permissions, { contents: "read" });
    }
  });

  it("calls every part of .ci/run once", () => {
    const script = readFileSync(join(root, ".ci/run"), "utf8");
    const parts = [...script.matchAll(/^part_(\w+)\(\)/gm)].map(([, part = ""]) => part);
    const called = Object.values(jobs).flatMap(({ strategy }) =>
      strategy.matrix.include.map(({ part }) => part),
    );
    assert.ok(parts.length > 0);
    assert.deepEqual(called.sort(), parts.sort());
  });

  it("limits the time of every job", () => {
    const without = Object.entries(jobs).filter(([, job]) => job["timeout-minutes"] === undefined);
    assert.deepEqual(without, []);
  });
});
