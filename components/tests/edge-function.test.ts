/**
 * `EdgeFunction`: what Lambda@Edge requires, least privilege, and rejected settings.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Provider } from "@pulumi/aws/provider.js";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import * as pulumi from "@pulumi/pulumi";
import { after, before, describe, it } from "mocha";
import { bundle } from "../bundle.ts";
import { EdgeFunction, type EdgeFunctionArgs } from "../edge-function.ts";
import {
  declared,
  document,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
} from "./recording.ts";

const entry = "components/tests/echo-handler.ts";

/** Required arguments only. */
const least: EdgeFunctionArgs<object> = {
  entry,
  config: { greeting: "hello" },
  event: "origin-request",
  logRegions: ["us-east-1", "eu-west-1"],
  logRetentionDays: 7,
};

function recordFunction(args: Partial<EdgeFunctionArgs<object>> = {}) {
  return recordComponent((provider) => {
    const { event, qualifiedArn, codeSha256 } = new EdgeFunction(
      "echo",
      { ...least, ...args },
      { providers: [provider] },
    );
    return { event, qualifiedArn, codeSha256 };
  });
}

const logGroup = "/aws/lambda/us-east-1.echo-function";

/** The statement that allows a function to write its log in every Region. */
const writeLog = {
  Effect: "Allow",
  Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: [`arn:aws:logs:*:*:log-group:${logGroup}`, `arn:aws:logs:*:*:log-group:${logGroup}:*`],
};

describe("EdgeFunction", () => {
  it("declares a published function in us-east-1 without environment variables, its role and its log groups", async () => {
    const text = await bundle({ entry, config: { greeting: "hello" }, maxBytes: 4096 });
    const assumeRolePolicy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
          Action: "sts:AssumeRole",
        },
      ],
    });
    assert.deepEqual(declared(await recordFunction()), {
      "Role echo-role": { assumeRolePolicy },
      "Function echo-function": {
        region: "us-east-1",
        role: "arn:aws:iam::000000000000:role/echo-role",
        runtime: "nodejs24.x",
        architectures: ["x86_64"],
        handler: "index.handler",
        code: { asset: "archive", assets: { "index.mjs": { asset: "text", text } } },
        memorySize: 128,
        timeout: 5,
        publish: true,
        skipDestroy: true,
      },
      "RolePolicy echo-permissions": {
        role: "echo-role",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [writeLog] }),
      },
      "LogGroup echo-logs-us-east-1": { region: "us-east-1", name: logGroup, retentionInDays: 7 },
      "LogGroup echo-logs-eu-west-1": { region: "eu-west-1", name: logGroup, retentionInDays: 7 },
    });
  });

  it("sets memory and timeout, and allows it to read the given objects only", async () => {
    const reads = ["arn:aws:s3:::box/a.json", pulumi.output("arn:aws:s3:::box/b.json")];
    const graph = await recordFunction({ memorySizeMb: 512, timeoutSeconds: 30, reads });
    const { memorySize, timeout } = resource(graph, "Function echo-function").inputs;
    assert.deepEqual([memorySize, timeout], [512, 30]);
    assert.deepEqual(document(resource(graph, "RolePolicy echo-permissions"), "policy"), {
      Version: "2012-10-17",
      Statement: [
        writeLog,
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: ["arn:aws:s3:::box/a.json", "arn:aws:s3:::box/b.json"],
        },
      ],
    });
  });

  it("retains the function on delete, and nothing else", async () => {
    const kept = resources(await recordFunction()).filter(({ options }) => options.retainOnDelete);
    assert.deepEqual(
      kept.map(({ urn }) => title(urn)),
      ["Function echo-function"],
    );
  });

  it("uses functionProvider for the function only", async () => {
    const graph = await recordComponent((provider) => {
      const functionProvider = new Provider("plain", { region: "eu-west-1" });
      new EdgeFunction("echo", { ...least, functionProvider }, { providers: [provider] });
      return undefined;
    });
    assert.deepEqual(
      resources(graph)
        .filter((node) => node.provider?.name === "plain")
        .map(({ urn }) => title(urn)),
      ["Function echo-function"],
    );
  });

  it("compiles in a configuration that is an Output", async () => {
    const graph = await recordFunction({ config: pulumi.output({ greeting: "later" }) });
    const code = JSON.stringify(resource(graph, "Function echo-function").inputs["code"]);
    assert.match(code, /later/);
  });

  it("outputs a version and the SHA-256 of the code", async () => {
    const text = await bundle({ entry, config: { greeting: "hello" }, maxBytes: 4096 });
    assert.deepEqual((await recordFunction()).outputs, {
      event: "origin-request",
      qualifiedArn: "arn:aws:lambda:us-east-1:000000000000:function:echo-function:1",
      codeSha256: createHash("sha256").update(text).digest("hex"),
    });
  });

  it("makes a distribution wait for its permissions and its log groups", async () => {
    const graph = await recordComponent((provider) => {
      const { qualifiedArn } = new EdgeFunction("echo", least, { providers: [provider] });
      const args = { bucket: "box", key: "user", content: qualifiedArn };
      new BucketObjectv2("user", args, { provider });
      return undefined;
    });
    assert.deepEqual(
      resource(graph, "BucketObjectv2 user").propertyDependencies["content"]?.map(title).sort(),
      [
        "Function echo-function",
        "LogGroup echo-logs-eu-west-1",
        "LogGroup echo-logs-us-east-1",
        "RolePolicy echo-permissions",
      ],
    );
  });

  describe("limits", () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "edge-function-"));
    });
    after(() => rmSync(folder, { recursive: true }));

    /** The message for rejected arguments. */
    function refusalOf(args: Partial<EdgeFunctionArgs<object>>): Promise<string> {
      return refusal((provider) => {
        new EdgeFunction("echo", { ...least, ...args }, { providers: [provider] });
        return undefined;
      });
    }

    for (const [event, memorySizeMb, timeoutSeconds] of [
      ["origin-request", 128, 1],
      ["origin-response", 10_240, 30],
      ["viewer-request", 128, 1],
      ["viewer-response", 128, 30],
    ] as const) {
      it(`accepts ${memorySizeMb} MB and ${timeoutSeconds} s for ${event}`, async () => {
        const graph = await recordFunction({ event, memorySizeMb, timeoutSeconds });
        const { memorySize, timeout } = resource(graph, "Function echo-function").inputs;
        assert.deepEqual([memorySize, timeout], [memorySizeMb, timeoutSeconds]);
      });
    }

    for (const [what, args, expected] of [
      [
        "an entry that is not there",
        { entry: "functions/edge/none.ts" },
        'entry must be a file, got "functions/edge/none.ts"',
      ],
      [
        "an entry that is a folder",
        { entry: "functions/edge" },
        'entry must be a file, got "functions/edge"',
      ],
      [
        "no time",
        { timeoutSeconds: 0 },
        "timeoutSeconds must be a whole number from 1 to 30, got 0",
      ],
      [
        "more time than an edge event has",
        { timeoutSeconds: 31 },
        "timeoutSeconds must be a whole number from 1 to 30, got 31",
      ],
      [
        "less memory than Lambda has",
        { memorySizeMb: 127 },
        "memorySizeMb must be a whole number from 128 to 10240, got 127",
      ],
      [
        "more memory than Lambda has",
        { memorySizeMb: 10_241 },
        "memorySizeMb must be a whole number from 128 to 10240, got 10241",
      ],
      [
        "more memory than viewer-request has",
        { event: "viewer-request", memorySizeMb: 129 },
        "memorySizeMb must be a whole number from 128 to 128, got 129",
      ],
      [
        "more memory than viewer-response has",
        { event: "viewer-response", memorySizeMb: 129 },
        "memorySizeMb must be a whole number from 128 to 128, got 129",
      ],
      [
        "no Region to log in",
        { logRegions: [] },
        "logRegions must name at least one Region, got []",
      ],
      [
        "several things at once",
        { timeoutSeconds: 1.5, logRegions: [] },
        "timeoutSeconds must be a whole number from 1 to 30, got 1.5\n" +
          "logRegions must name at least one Region, got []",
      ],
    ] as const) {
      it(`rejects ${what}`, async () => {
        assert.equal(await refusalOf(args), expected);
      });
    }

    it("rejects a source without a handler", async () => {
      const source = join(folder, "main.ts");
      writeFileSync(source, "export const main = 1;\n");
      // The SDK puts the properties it was reading before the message.
      assert.match(
        await refusalOf({ entry: source }),
        /main\.ts must export `handler`, got \["main"\]$/,
      );
    });

    it("rejects a source that does not build, with its position", async () => {
      const source = join(folder, "broken.ts");
      writeFileSync(source, "export const = 1;\n");
      assert.match(await refusalOf({ entry: source }), /broken\.ts:1:13:/);
    });
  });
});
