/**
 * `.ci/release`, with commands that do nothing but print.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { useScripts } from "./ci-scripts.ts";

describe(".ci/release", () => {
  const { command, run } = useScripts();
  const state = '{"header": "aws-cf-cd-x", "settings": {"stagingKey": "key"}}';
  const outputs = (release: string) =>
    `case "$*" in *"output url"*) echo https://d1.example ;; *"output release"*) ${release} ;; *output*) echo "{}" ;; esac`;
  const npmCalls = (calls: readonly string[]) =>
    calls
      .filter((call) => call.startsWith("npm "))
      .map((call) => call.replace(/ --outputs \S+/, "").replace("npm run --silent ", ""));

  it("starts by header, checks the promises with it, and continues by weight while alarms are watched", () => {
    command("npx", outputs(`echo '${state}'`));
    command("npm", "true");
    const { status, stderr, calls } = run("release", ["prod", "start"], { RELEASE_PERCENT: "7" });
    assert.equal(status, 0, stderr);
    assert.deepEqual(npmCalls(calls), [
      "release -- start --by header --on aws --stack prod --yes",
      "smoke -- https://d1.example --junit smoke.xml --staging aws-cf-cd-x=key",
      "release -- start --by weight --percent 7 --canary 10 --watch 15 --on aws --stack prod --yes",
    ]);
  });

  it("deploys a stage that never was", () => {
    command("npx", outputs("exit 1"));
    command("npm", "true");
    const { status, calls } = run("release", ["acme", "start"]);
    assert.equal(status, 0);
    assert.match(calls[1] ?? "", /^npx --no-install pulumi up --stack acme /);
    assert.deepEqual(npmCalls(calls), ["smoke -- https://d1.example --junit smoke.xml"]);
  });

  for (const [what, failing, count] of [
    ["the start", "*'--by header'*", 1],
    ["a promise", "*smoke*", 2],
    ["an alarm", "*'--by weight'*", 3],
  ] as const) {
    it(`ends with 1 because of ${what}, and does nothing after it`, () => {
      command("npx", outputs(`echo '${state}'`));
      command("npm", `case "$*" in ${failing}) exit 1 ;; esac`);
      const { status, calls } = run("release", ["prod", "start"]);
      assert.deepEqual([status, npmCalls(calls).length], [1, count]);
    });
  }

  for (const [part, expected] of [
    ["promote", "release -- promote --on aws --stack prod --yes"],
    ["check", "smoke -- https://d1.example --junit smoke.xml"],
    ["abort", "release -- abort --on aws --stack prod --yes"],
  ] as const) {
    it(`${part} is one command, whose failure is its own`, () => {
      command("npx", outputs(`echo '${state}'`));
      command("npm", "true");
      const { status, calls } = run("release", ["prod", part]);
      assert.deepEqual([status, npmCalls(calls)], [0, [expected]]);
      command("npm", "exit 1");
      assert.equal(run("release", ["prod", part]).status, 1);
    });
  }

  for (const args of [[], ["prod"], ["prod", "begin"], ["prod;ls", "start"]]) {
    it(`ends with 2 for ${JSON.stringify(args)}`, () => {
      command("npx", "true");
      const { status, calls } = run("release", args);
      assert.deepEqual([status, calls], [2, []]);
    });
  }
});
