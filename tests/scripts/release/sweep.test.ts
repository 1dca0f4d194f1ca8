/**
 * `npm run release -- sweep`, on an account that is played.
 *
 * @module
 */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { parseOptions } from "../../../scripts/release/release-options.ts";
import type { RunProcess } from "../../../scripts/release/run-process.ts";
import { runSweep } from "../../../scripts/release/sweep-command.ts";

const replicated =
  "An error occurred (InvalidParameterValueException): Lambda was unable to delete f because it is a replicated function.";

describe("npm run release -- sweep", () => {
  let calls: string[];
  let printed: string;
  /** What the account and the state have. */
  let left: {
    resources: readonly { custom: boolean }[] | undefined;
    functions: string[];
    groups: Readonly<Record<string, readonly string[]>>;
    buckets: string[];
    versions: number;
    roles: string[];
    logRole: string;
    isReplicated: boolean;
  };
  beforeEach(() => {
    calls = [];
    printed = "";
    left = {
      resources: [],
      functions: [],
      groups: {},
      buckets: [],
      versions: 0,
      roles: [],
      logRole: "",
      isReplicated: false,
    };
  });

  function answer(line: string): object | string {
    const [, , action] = line.split(" ");
    const option = (name: string) => line.split(`${name} `)[1]?.split(" ")[0] ?? "";
    switch (action) {
      case "pulumi":
        return left.resources === undefined
          ? "error: no stack named 'old' found"
          : { deployment: { resources: left.resources } };
      case "list-functions":
        return { Functions: left.functions.map((FunctionName) => ({ FunctionName })) };
      case "describe-log-groups": {
        const names = left.groups[option("--region")] ?? [];
        const own = names.filter((name) => name.startsWith(option("--log-group-name-prefix")));
        return { logGroups: own.map((logGroupName) => ({ logGroupName })) };
      }
      case "list-buckets":
        return { Buckets: left.buckets.map((Name) => ({ Name, BucketRegion: "eu-west-1" })) };
      case "list-object-versions": {
        const page = Math.min(left.versions, 1000);
        return {
          Versions: Array.from({ length: page }, (_, at) => ({ Key: "k", VersionId: `${at}` })),
        };
      }
      case "delete-objects":
        left.versions = Math.max(0, left.versions - 1000);
        return {};
      case "list-roles":
        return { Roles: left.roles.map((RoleName) => ({ RoleName, Arn: `arn:${RoleName}` })) };
      case "get-account":
        return { cloudwatchRoleArn: left.logRole };
      case "list-attached-role-policies":
        return { AttachedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/logs" }] };
      case "delete-function":
        return left.isReplicated ? replicated : {};
      default:
        return {};
    }
  }

  const run: RunProcess = async (command, args) => {
    const line = [command, ...args].join(" ").replace(" --no-install", "");
    const played = answer(command === "npx" ? `npx x pulumi ${line}` : line);
    if (/ (delete|detach)-/.test(line)) {
      calls.push(line.replace(" --output json", "").replace(/ \{"Objects.*/, " …"));
    }
    return typeof played === "string"
      ? { status: 1, stdout: "", stderr: played }
      : { status: 0, stdout: JSON.stringify(played), stderr: "" };
  };

  async function sweep(...args: readonly string[]): Promise<boolean> {
    const options = parseOptions(["sweep", "--on", "aws", "--stack", "old", ...args]);
    assert.ok(options !== "help");
    const out = (text: string) => {
      printed += text;
    };
    return runSweep(options, out, run, async () => ({
      project: "touchline",
      regions: ["eu-west-1", "ap-southeast-1"],
    }));
  }

  it("finds nothing of a stack that left nothing, or that nobody knows any more", async () => {
    left.functions = ["touchline-older-season-tables", "other-old-x"];
    assert.equal(await sweep(), true);
    left.resources = undefined;
    assert.equal(await sweep(), true);
    assert.equal(printed, "nothing is left of old\nnothing is left of old\n");
  });

  it("refuses a stack whose resources exist", async () => {
    left.resources = [{ custom: false }, { custom: true }, { custom: true }];
    await assert.rejects(sweep("--yes"), {
      message:
        'old still has 2 resources: destroy it first, as the runbook describes in "Remove a stack"',
    });
    assert.deepEqual(calls, []);
  });

  it("lists what is left with the commands, and deletes nothing without --yes", async () => {
    left.functions = ["touchline-old-geo-router-function-1a2b3c"];
    assert.equal(await sweep(), false);
    assert.deepEqual(calls, []);
    assert.equal(
      printed,
      [
        "left of old",
        "  edge function touchline-old-geo-router-function-1a2b3c (us-east-1): Lambda deletes it only when its replicas are gone, hours after the distribution",
        "     aws lambda delete-function --function-name touchline-old-geo-router-function-1a2b3c --region us-east-1",
        "nothing is deleted yet: repeat it with --yes",
        "",
      ].join("\n"),
    );
  });

  it("deletes functions, and log groups in every Region that runs them", async () => {
    left.functions = ["touchline-old-f"];
    left.groups = {
      "eu-central-1": ["/aws/lambda/us-east-1.touchline-old-f", "/aws/lambda/other"],
      "ap-southeast-1": ["/aws/lambda/touchline-old-api"],
    };
    assert.equal(await sweep("--yes"), true);
    assert.deepEqual(calls.sort(), [
      "aws lambda delete-function --function-name touchline-old-f --region us-east-1",
      "aws logs delete-log-group --log-group-name /aws/lambda/touchline-old-api --region ap-southeast-1",
      "aws logs delete-log-group --log-group-name /aws/lambda/us-east-1.touchline-old-f --region eu-central-1",
    ]);
  });

  it("goes on after a function that still has replicas, and ends with 1", async () => {
    left.functions = ["touchline-old-f"];
    left.groups = { "eu-west-1": ["/aws/lambda/touchline-old-api"] };
    left.isReplicated = true;
    assert.equal(await sweep("--yes"), false);
    assert.match(
      printed,
      /kept: touchline-old-f: it still has replicas: sweep again in a few hours\ndeleted: \/aws\/lambda\/touchline-old-api\n$/,
    );
  });

  it("keeps buckets, and deletes them with every version where --data says so", async () => {
    left.buckets = ["touchline-old-season-bucket-1a2b3c", "touchline-oldest"];
    left.versions = 1500;
    assert.equal(await sweep("--yes"), true);
    assert.deepEqual(calls, []);
    assert.match(printed, /it has people's data: --data deletes it with every version/);
    assert.equal(await sweep("--yes", "--data"), true);
    const bucket = "--bucket touchline-old-season-bucket-1a2b3c";
    const objects = `aws s3api delete-objects ${bucket} --delete …`;
    assert.deepEqual(calls, [objects, objects, `aws s3api delete-bucket ${bucket}`]);
  });

  it("deletes the role of API logs unless the account uses it", async () => {
    left.roles = [
      "touchline-old-desk-api-log-role-role-1",
      "touchline-old-desk-api-log-role-role-2",
    ];
    left.logRole = "arn:touchline-old-desk-api-log-role-role-2";
    assert.equal(await sweep("--yes"), true);
    assert.deepEqual(calls, [
      "aws iam detach-role-policy --role-name touchline-old-desk-api-log-role-role-1 --policy-arn arn:aws:iam::aws:policy/logs",
      "aws iam delete-role --role-name touchline-old-desk-api-log-role-role-1",
    ]);
    assert.match(printed, /the account setting of API Gateway names it/);
  });

  it("has nothing to do on this machine", async () => {
    const options = parseOptions(["sweep"]);
    assert.ok(options !== "help");
    const fail = async () => assert.fail();
    assert.equal(await runSweep(options, () => undefined, fail, fail), true);
  });
});
