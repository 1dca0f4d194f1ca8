/**
 * Releases and sweeps on AWS, with the commands of other tools played.
 *
 * @module
 */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { awsTarget } from "../../../scripts/release/aws-target.ts";
import { noRelease } from "../../../scripts/release/release-state.ts";
import type { RunProcess } from "../../../scripts/release/run-process.ts";

const state = {
  settings: {
    staging: "weight",
    stagingKey: "",
    stagingShare: 0.05,
    stagingSessionSeconds: 300,
    stableVersions: { handler: "7" },
    canaryShare: 0.1,
  },
  header: "aws-cf-cd-touchline",
  distributionId: "E1",
  stagingDistributionId: "E2",
  functions: {
    handler: { region: "eu-west-1", name: "p-handler", live: "7", newest: "8" },
    verify: { region: "eu-west-1", name: "p-verify", live: "3", newest: "3" },
  },
  alarms: [
    { region: "us-east-1", name: "facade" },
    { region: "eu-west-1", name: "slow" },
    { region: "eu-west-1", name: "errors" },
  ],
} as const;

describe("awsTarget", () => {
  let calls: string[];
  let answers: (line: string) => unknown;
  beforeEach(() => {
    calls = [];
    answers = () => ({});
  });

  const run: RunProcess = async (command, args) => {
    const line = [command, ...args].join(" ");
    calls.push(line);
    const answer = answers(line);
    return typeof answer === "string"
      ? { status: 1, stdout: "", stderr: answer }
      : { status: 0, stdout: JSON.stringify(answer), stderr: "" };
  };
  const target = () =>
    awsTarget("prod", {
      run,
      copyStackFile: async (stack) => `/tmp/copy/Pulumi.${stack}.yaml`,
      hasFile: (path) => path === "policies/config/prod.json",
      nowMs: () => Date.parse("2026-11-29T20:15:00Z"),
    });

  it("reads the state from the outputs of the stack", async () => {
    answers = () => ({ url: "https://d1.example", release: state });
    assert.deepEqual(await target().observe(), state);
    assert.deepEqual(calls, ["npx --no-install pulumi stack output --stack prod --json"]);
  });

  it("names what a stack without the output needs", async () => {
    await assert.rejects(target().observe(), {
      message:
        "the stack prod has no output release: deploy the stack with this program once, without a release",
    });
  });

  it("deploys with every setting of a release, the policy pack, and a copy of the stack file", async () => {
    await target().deploy.run({ ...noRelease, staging: "hold", apiStableVersions: "a=1 b=2" });
    assert.deepEqual(calls, [
      [
        "npx --no-install pulumi up --stack prod --config-file /tmp/copy/Pulumi.prod.yaml",
        "--yes --non-interactive --color never --policy-pack policies",
        "--policy-pack-config policies/config/prod.json",
        "--config touchline:staging=hold --config touchline:stagingKey=",
        "--config touchline:stagingPercent=5 --config touchline:stagingSessionSeconds=300",
        "--config touchline:apiStableVersions=a=1 b=2 --config touchline:apiCanaryPercent=0",
      ].join(" "),
    ]);
  });

  it("reports a deployment that failed, with the end of what was printed", async () => {
    answers = () => "warning\nerror: CloudFront refused";
    await assert.rejects(target().deploy.run(noRelease), {
      name: "ReleaseError",
      message:
        "npx --no-install pulumi up --stack prod --config-file … ended with 1\n  warning\n  error: CloudFront refused",
    });
  });

  it("asks each Region for those of its alarms that are on", async () => {
    answers = (line) =>
      line.includes("eu-west-1") ? { MetricAlarms: [{ AlarmName: "errors" }] } : {};
    assert.deepEqual(await target().alarming(state), [{ region: "eu-west-1", name: "errors" }]);
    assert.deepEqual(calls, [
      "aws cloudwatch describe-alarms --state-value ALARM --alarm-names facade --region us-east-1 --output json",
      "aws cloudwatch describe-alarms --state-value ALARM --alarm-names slow errors --region eu-west-1 --output json",
    ]);
  });

  it("counts the requests of both distributions, and of both versions of a function that has two", async () => {
    answers = (line) => ({
      Datapoints: [{ Sum: /E2|ExecutedVersion,Value=8/.test(line) ? 1 : 9 }],
    });
    assert.deepEqual(await target().shares(state), [
      { of: "distribution", side: "primary", requests: 9 },
      { of: "distribution", side: "staging", requests: 1 },
      { of: "handler", side: "7", requests: 9 },
      { of: "handler", side: "8", requests: 1 },
    ]);
    assert.equal(
      calls[3],
      "aws cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name Invocations --statistics Sum --period 900 --start-time 2026-11-29T20:00:00.000Z --end-time 2026-11-29T20:15:00.000Z --dimensions Name=FunctionName,Value=p-handler Name=Resource,Value=p-handler:live Name=ExecutedVersion,Value=8 --region eu-west-1 --output json",
    );
  });

  it("sends all calls of an alias to its stable version", async () => {
    const { stopCanary } = target();
    await stopCanary?.run(state.functions.handler);
    const line =
      "aws lambda update-alias --function-name p-handler --name live --function-version 7 --routing-config AdditionalVersionWeights={} --region eu-west-1 --output json";
    assert.deepEqual([calls, stopCanary?.command(state.functions.handler)], [[line], line]);
  });

  it("says that a tool is not there", async () => {
    const broken = awsTarget("prod", {
      run: () => Promise.reject(new Error("spawn npx ENOENT")),
      copyStackFile: async () => "",
      hasFile: () => false,
      nowMs: () => 0,
    });
    await assert.rejects(broken.observe(), { message: "npx cannot be started: spawn npx ENOENT" });
  });
});
