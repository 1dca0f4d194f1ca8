/** Event source mappings of queues, of a graph. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readQueueMappings } from "../../model/event-source-reader.ts";
import type { Findings } from "../../model/findings.ts";
import type { Properties } from "../../program/graph.ts";
import type { LambdaTarget } from "../../services/lambda/alias-routing.ts";
import { queueOf } from "../services/sqs/queue-fixture.ts";
import { graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const functionName = "arn:aws:lambda:eu-west-1:000000000000:function:worker";
const jobs = queueOf("jobs");
const fifo = queueOf("jobs.fifo");

function targetOf(
  over: {
    readonly timeoutSeconds?: number;
    readonly region?: string;
    readonly roleArn?: string;
  } = {},
) {
  const version = { roleArn: "role", timeoutSeconds: 30, region: "eu-west-1", ...over };
  return { arn: functionName, versions: [{ version, weight: 1 }] } as unknown as LambdaTarget;
}

function mappingOf(
  inputs: Properties = {},
  { target = targetOf(), allowed = (_action: string): boolean => true } = {},
) {
  const node = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "m", {
    inputs: { eventSourceArn: jobs.arn, functionName, ...inputs },
    answers: { uuid: "u" },
    region: "eu-west-1",
  });
  const read = (findings: Findings) =>
    readQueueMappings(
      graphOf(node),
      {
        queues: [jobs, fifo],
        targets: new Map([[functionName, target]]),
        access: { allows: (_principal, action) => allowed(action) },
        roles: new Set(["role"]),
      },
      findings,
    );
  return reading(read, false);
}

describe("readQueueMappings", () => {
  it("reads a mapping with the defaults of AWS", () => {
    assert.deepEqual(mappingOf().result, [
      {
        id: "u",
        queueArn: jobs.arn,
        region: "eu-west-1",
        target: targetOf(),
        batchSize: 10,
        windowSeconds: 0,
        reportsFailures: false,
        maxConcurrency: 5,
      },
    ]);
  });

  it("reads what it declares", () => {
    const { result, problems } = mappingOf({
      batchSize: 10_000,
      maximumBatchingWindowInSeconds: 300,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: 2 },
    });
    const [mapping] = result;
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [
        mapping?.batchSize,
        mapping?.windowSeconds,
        mapping?.reportsFailures,
        mapping?.maxConcurrency,
      ],
      [10_000, 300, true, 2],
    );
  });

  it("finds a function by its name", () => {
    assert.equal(mappingOf({ functionName: "worker" }).result.length, 1);
    assert.equal(mappingOf({ functionName: "orker" }).result.length, 0);
  });

  it("runs neither a mapping that is disabled nor one with filters", () => {
    const { result, problems } = mappingOf({ enabled: false });
    assert.deepEqual([result, problems], [[], []]);
    assert.deepEqual(mappingOf({ filterCriteria: { filters: [] } }).result, []);
  });

  it("runs none of another program", () => {
    for (const inputs of [{ eventSourceArn: "arn:aws:sqs:eu-west-1:1:x" }, { functionName: "f" }]) {
      const { result, problems, notSimulated } = mappingOf(inputs);
      assert.deepEqual([result, problems, notSimulated.length], [[], [], 1]);
    }
  });

  it("trusts a role of another program", () => {
    const target = targetOf({ roleArn: "other" });
    assert.deepEqual(mappingOf({}, { target, allowed: () => false }).problems, []);
  });

  for (const [title, inputs, options, problem] of [
    [
      "a role that may not receive and delete",
      {},
      { allowed: (action: string) => action === "sqs:GetQueueAttributes" },
      "functionName must be a function whose role may sqs:ReceiveMessage, sqs:DeleteMessage on the queue",
    ],
    [
      "a timeout longer than the visibility timeout",
      {},
      { target: targetOf({ timeoutSeconds: 31 }) },
      "timeout of 31 s is not longer than the visibility timeout of the queue, 30 s",
    ],
    [
      "a function of another Region",
      {},
      { target: targetOf({ region: "us-east-1" }) },
      "in the Region of the queue",
    ],
    ["a batch without messages", { batchSize: 0 }, {}, "batchSize must be from 1 to 10000, got 0"],
    ["11 messages without a window", { batchSize: 11 }, {}, "batchSize must be at most 10 without"],
    [
      "a window of 301 s",
      { maximumBatchingWindowInSeconds: 301 },
      {},
      "maximumBatchingWindowInSeconds must be from 0 to 300, got 301",
    ],
    [
      "11 messages of a FIFO queue",
      { eventSourceArn: fifo.arn, batchSize: 11 },
      {},
      "batchSize must be from 1 to 10, got 11",
    ],
    [
      "a window for a FIFO queue",
      { eventSourceArn: fifo.arn, maximumBatchingWindowInSeconds: 1 },
      {},
      "must be 0 for a FIFO queue",
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      const { problems } = mappingOf(inputs, options);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.includes(problem), problems[0]);
    });
  }
});
