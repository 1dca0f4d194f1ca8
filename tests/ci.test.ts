/**
 * The workflows: they pin their actions, ask for the least permissions, and run nothing but the scripts in `.ci/`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { globSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { root } from "./stacks/recorded.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly "timeout-minutes": unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly Step[];
  readonly strategy?: {
    readonly matrix: {
      readonly include?: readonly { readonly part: string }[];
    };
  };
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const texts = new Map(
  globSync(".github/workflows/*.yml", { cwd: root })
    .sort()
    .map((file) => [basename(file, ".yml"), readFileSync(join(root, file), "utf8")]),
);
const workflows = new Map(
  [...texts].map(([name, text]) => [name, parse(text) as Workflow] as const),
);
const jobs = [...workflows].flatMap(([workflow, { jobs: own }]) =>
  Object.entries(own).map(([name, job]) => [`${workflow} ${name}`, job] as const),
);

/** Permissions of each job; whatever else it gets is denied. */
const permissions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "ci part": { contents: "read" },
  "deploy test": { contents: "read" },
  "deploy deploy": { contents: "read", "id-token": "write" },
  "deploy release": { contents: "read", "id-token": "write" },
  "preview preview": { contents: "read", "id-token": "write" },
  "preview comment": { "pull-requests": "write" },
};

describe("the workflows", () => {
  it("pin every action to a full commit SHA with its version", () => {
    const actions = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/uses: (.*)/g)].map(([, action = ""]) => action),
    );
    assert.ok(actions.length >= 4);
    assert.deepEqual(
      actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)),
      [],
    );
  });

  it("grant each job the permissions that it needs, and none to all", () => {
    for (const workflow of workflows.values()) {
      assert.deepEqual(workflow.permissions, {});
    }
    assert.deepEqual(
      Object.fromEntries(jobs.map(([name, job]) => [name, job.permissions])),
      permissions,
    );
  });

  it("leave no token behind for what runs after a checkout", () => {
    for (const [name, { steps }] of jobs) {
      for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
        assert.equal(step.with?.["persist-credentials"], false, name);
      }
    }
  });

  it("limit the time of every job", () => {
    const without = jobs.filter(([, job]) => job["timeout-minutes"] === undefined);
    assert.deepEqual(without, []);
  });

  it("put nothing that others write into a script", () => {
    for (const [name, { steps }] of jobs) {
      for (const { run = "" } of steps) {
        assert.doesNotMatch(run, /\$\{\{/, name);
      }
    }
  });

  it("run scripts of .ci/ that exist and are executable", () => {
    const scripts = new Set(
      [...texts.values()].flatMap((text) => text.match(/(?<=^|\s)\.ci\/[\w-]+/gm) ?? []),
    );
    assert.deepEqual([...scripts].sort(), [
      ".ci/aws-session",
      ".ci/deploy",
      ".ci/forecast",
      ".ci/preview",
      ".ci/release",
      ".ci/run",
    ]);
    for (const script of scripts) {
      assert.ok(statSync(join(root, script)).mode & 0o100, script);
    }
  });

  it("call every part of .ci/run once for a commit", () => {
    const script = readFileSync(join(root, ".ci/run"), "utf8");
    const parts = [...script.matchAll(/^part_(\w+)\(\)/gm)].map(([, part = ""]) => part);
    const called = Object.values(workflows.get("ci")?.jobs ?? {}).flatMap(
      ({ strategy }) => strategy?.matrix.include?.map(({ part }) => part) ?? [],
    );
    assert.ok(parts.length > 0);
    assert.deepEqual(called.sort(), parts.sort());
  });

  it("deploy main to dev and tags to prod, after the tests, in the environment whose token the role trusts", () => {
    const deploy = workflows.get("deploy");
    assert.deepEqual(deploy?.on, { push: { branches: ["main"], tags: ["v*"] } });
    const text = texts.get("deploy") ?? "";
    const { deploy: toDev, release: toProd } = deploy.jobs;
    assert.deepEqual([toDev?.environment, toProd?.environment], ["dev", "prod"]);
    assert.match(text, /^ {2}deploy:\n {4}if: github\.ref_type != 'tag'\n {4}needs: test$/m);
    assert.match(text, /^ {2}release:\n {4}if: github\.ref_type == 'tag'\n {4}needs: test$/m);
  });

  it("abort a release that was not promoted, and only then", () => {
    const steps = workflows.get("deploy")?.jobs["release"]?.steps ?? [];
    const scripts = steps.flatMap(({ run }) => (run?.startsWith(".ci/release") ? [run] : []));
    assert.deepEqual(
      scripts,
      ["start", "promote", "check", "abort"].map((part) => `.ci/release prod ${part}`),
    );
    assert.equal(
      steps.find(({ run }) => run === ".ci/release prod abort")?.if,
      "(failure() || cancelled()) && steps.start.outcome != 'skipped' && steps.promote.outcome != 'success'",
    );
  });

  it("preview branches of the repository alone, and write comments in a job without its code", () => {
    const preview = workflows.get("preview");
    assert.deepEqual(Object.keys(preview?.on ?? {}), ["pull_request"]);
    assert.match(
      texts.get("preview") ?? "",
      /if: .* github\.event\.pull_request\.head\.repo\.full_name == github\.repository$/m,
    );
    const { steps = [] } = preview?.jobs["comment"] ?? {};
    assert.deepEqual(
      steps.filter(({ uses }) => uses !== undefined),
      [],
    );
  });
});
