/** Queues, declared. @module */
import assert from "node:assert/strict";
import { Queue, type QueueArgs } from "@pulumi/aws/sqs/queue.js";
import { describe, it } from "mocha";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";

async function declared(args: QueueArgs) {
  const graph = await record(testStack, async () => {
    new Queue("jobs", { region: "eu-west-3", ...args });
  });
  return find(graph, "aws:sqs/queue:Queue", "jobs");
}

describe("aws Queue", () => {
  it("has a URL, which is its id, and an ARN in its Region", async () => {
    const { id, outputs } = await declared({ name: "jobs", visibilityTimeoutSeconds: 60 });
    const url = "https://sqs.eu-west-3.amazonaws.com/000000000000/jobs";
    assert.deepEqual([id, outputs["url"], outputs["name"]], [url, url, "jobs"]);
    assert.equal(outputs["arn"], "arn:aws:sqs:eu-west-3:000000000000:jobs");
    assert.deepEqual([outputs["visibilityTimeoutSeconds"], outputs["delaySeconds"]], [60, 0]);
  });

  it("is autonamed, with .fifo at the end for a FIFO queue", async () => {
    assert.match(String((await declared({})).outputs["name"]), /^jobs-[0-9a-f]{7}$/);
    const fifo = await declared({ fifoQueue: true });
    assert.match(String(fifo.outputs["name"]), /^jobs-[0-9a-f]{7}\.fifo$/);
    assert.match(fifo.id, /\.fifo$/);
  });
});
