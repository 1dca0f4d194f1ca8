/**
 * `ServiceFunction`: its role, log group, version and alias.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { bundle } from "../bundle.ts";
import { ServiceFunction } from "../service-function.ts";
import type { ServiceFunctionArgs } from "../service-function-args.ts";
import {
  declared,
  document,
  recordComponent,
  resource,
  resources,
  title,
  waitsFor,
} from "./recording.ts";

const entry = "components/tests/echo-handler.ts";
const account = "000000000000";

/** Required arguments only. */
const least: ServiceFunctionArgs = {
  entry,
  config: { greeting: "hello" },
  region: "ap-southeast-2",
  logRetentionDays: 7,
};

function recordFunction(args: Partial<ServiceFunctionArgs> = {}) {
  return recordComponent((provider) => {
    const made = new ServiceFunction("echo", { ...least, ...args }, { providers: [provider] });
    const { region, functionName, aliasArn, invokeArn, version, codeSha256, logGroupName } = made;
    return { region, functionName, aliasArn, invokeArn, version, codeSha256, logGroupName };
  });
}

const functionArn = `arn:aws:lambda:ap-southeast-2:${account}:function:echo`;

const writeLog = {
  Effect: "Allow",
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: [`arn:aws:logs:ap-southeast-2:${account}:log-group:echo-logs:*`],
};

const trace = {
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: ["*"],
};

describe("ServiceFunction", () => {
  it("declares a published function behind an alias, its role, and a log group with retention", async () => {
    const text = await bundle({ entry, config: { greeting: "hello" }, maxBytes: 4096 });
    const region = "ap-southeast-2";
    assert.deepEqual(declared(await recordFunction()), {
      "LogGroup echo-logs": { region, retentionInDays: 7 },
      "Role echo": {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "lambda.amazonaws.com" },
              Action: "sts:AssumeRole",
            },
          ],
        }),
      },
      "RolePolicy echo-permissions": {
        role: "echo",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [writeLog, trace] }),
      },
      "Function echo": {
        region,
        role: `arn:aws:iam::${account}:role/echo`,
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: { asset: "archive", assets: { "index.mjs": { asset: "text", text } } },
        memorySize: 512,
        timeout: 5,
        publish: true,
        loggingConfig: {
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "INFO",
          logGroup: "echo-logs",
        },
        tracingConfig: { mode: "Active" },
      },
      "Alias echo-alias": {
        region,
        name: "live",
        functionName: "echo",
        functionVersion: "1",
      },
    });
  });

  it("applies every setting", async () => {
    const layer = `arn:aws:lambda:ap-southeast-2:${account}:layer:tools:3`;
    const graph = await recordFunction({
      runtime: "nodejs22.x",
      architecture: "x86_64",
      memorySizeMb: 10_240,
      timeoutSeconds: 900,
      environment: { MODE: pulumi.output("quiet") },
      layers: [layer],
      reservedConcurrency: 0,
      tracing: false,
      statements: [
        {
          actions: ["s3:GetObject"],
          resources: [pulumi.output("arn:aws:s3:::box/a.json")],
          conditions: { StringEquals: { "aws:ResourceAccount": account } },
        },
      ],
    });
    const { code: _, ...inputs } = resource(graph, "Function echo").inputs;
    assert.deepEqual(inputs, {
      region: "ap-southeast-2",
      role: `arn:aws:iam::${account}:role/echo`,
      runtime: "nodejs22.x",
      architectures: ["x86_64"],
      handler: "index.handler",
      memorySize: 10_240,
      timeout: 900,
      publish: true,
      loggingConfig: {
        logFormat: "JSON",
        applicationLogLevel: "INFO",
        systemLogLevel: "INFO",
        logGroup: "echo-logs",
      },
      tracingConfig: { mode: "PassThrough" },
      environment: { variables: { MODE: "quiet" } },
      layers: [layer],
      reservedConcurrentExecutions: 0,
    });
    assert.deepEqual(document(resource(graph, "RolePolicy echo-permissions"), "policy"), {
      Version: "2012-10-17",
      Statement: [
        writeLog,
        {
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::box/a.json"],
          Condition: { StringEquals: { "aws:ResourceAccount": account } },
        },
      ],
    });
  });

  it("outputs the alias, the version, and the SHA-256 of the code", async () => {
    const text = await bundle({ entry, config: { greeting: "hello" }, maxBytes: 4096 });
    assert.deepEqual((await recordFunction()).outputs, {
      region: "ap-southeast-2",
      functionName: "echo",
      aliasArn: `${functionArn}:live`,
      invokeArn: `arn:aws:apigateway:ap-southeast-2:lambda:path/2015-03-31/functions/${functionArn}:live/invocations`,
      version: "1",
      codeSha256: createHash("sha256").update(text).digest("hex"),
      logGroupName: "echo-logs",
    });
  });

  it("makes callers wait for its permissions", async () => {
    const graph = await recordComponent((provider) => {
      const { invokeArn } = new ServiceFunction("echo", least, { providers: [provider] });
      new BucketObjectv2("user", { bucket: "box", key: "k", content: invokeArn }, { provider });
      return undefined;
    });
    assert.deepEqual(
      resource(graph, "BucketObjectv2 user").propertyDependencies["content"]?.map(title).sort(),
      ["Alias echo-alias", "RolePolicy echo-permissions"],
    );
  });

  it("retains nothing on delete", async () => {
    const kept = resources(await recordFunction()).filter(({ options }) => options.retainOnDelete);
    assert.deepEqual(kept, []);
  });

  for (const [what, canary, functionVersion, additionalVersionWeights] of [
    ["a share to the new version", { stableVersion: "7", newVersionWeight: 0.1 }, "7", { 1: 0.1 }],
    ["at most half", { stableVersion: "7", newVersionWeight: 0.5 }, "7", { 1: 0.5 }],
    ["nothing where the share is 0", { stableVersion: "7", newVersionWeight: 0 }, "7", {}],
    [
      "nothing to a version that is the stable one",
      { stableVersion: "1", newVersionWeight: 0.1 },
      "1",
      {},
    ],
  ] as const) {
    it(`gives ${what}`, async () => {
      const { inputs } = resource(await recordFunction({ canary }), "Alias echo-alias");
      assert.equal(inputs["functionVersion"], functionVersion);
      assert.deepEqual(inputs["routingConfig"], { additionalVersionWeights });
    });
  }

  it("permits one caller to invoke the alias", async () => {
    const graph = await recordComponent((provider) => {
      const echo = new ServiceFunction("echo", least, { providers: [provider] });
      echo.permit("call", "apigateway.amazonaws.com", "arn:aws:execute-api:x:y:z/$default");
      return undefined;
    });
    assert.deepEqual(resource(graph, "Permission echo-call").inputs, {
      region: "ap-southeast-2",
      action: "lambda:InvokeFunction",
      function: "echo",
      qualifier: "live",
      principal: "apigateway.amazonaws.com",
      sourceArn: "arn:aws:execute-api:x:y:z/$default",
    });
    assert.deepEqual(waitsFor(graph, "Permission echo-call"), [
      "Alias echo-alias",
      "Function echo",
    ]);
  });
});
