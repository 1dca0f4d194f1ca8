/** Batches of SQS. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { queueOf } from "./queue-fixture.ts";
import { openSqs as open } from "./sqs-fixture.ts";

const jobs = queueOf("jobs");
const QueueUrl = jobs.url;

describe("batches of SQS", () => {
  it("answer each entry of a batch", async () => {
    const { ask, queues } = open();
    const sent = await ask("SendMessageBatch", {
      QueueUrl,
      Entries: [
        { Id: "a", MessageBody: "1" },
        { Id: "b", MessageBody: "\u0001" },
        { Id: "c", MessageBody: "3", DelaySeconds: 5 },
      ],
    });
    assert.deepEqual(
      sent.value.Successful.map(({ Id }: { Id: string }) => Id),
      ["a", "c"],
    );
    assert.deepEqual(sent.value.Failed, [
      {
        Id: "b",
        SenderFault: true,
        Code: "InvalidMessageContents",
        Message: "The message contains characters outside the allowed set.",
      },
    ]);
    assert.deepEqual(queues.counts(jobs.arn), { visible: 1, inFlight: 0, delayed: 1 });
    const { value } = await ask("ReceiveMessage", { QueueUrl });
    const [{ ReceiptHandle }] = value.Messages;
    const Entries = [{ Id: "a", ReceiptHandle }];
    assert.deepEqual((await ask("DeleteMessageBatch", { QueueUrl, Entries })).value, {
      Successful: [{ Id: "a" }],
    });
    const hidden = await ask("ChangeMessageVisibilityBatch", {
      QueueUrl,
      Entries: [{ Id: "a", ReceiptHandle, VisibilityTimeout: 1 }],
    });
    assert.equal(hidden.value.Failed[0].Code, "MessageNotInflight");
  });

  const entry = (Id: string, MessageBody = "a") => ({ Id, MessageBody });
  for (const [title, Entries, code] of [
    ["no entry", [], "EmptyBatchRequest"],
    [
      "11 entries",
      Array.from({ length: 11 }, (_, index) => entry(`${index}`)),
      "TooManyEntriesInBatchRequest",
    ],
    ["an id that is no id", [entry("a b")], "InvalidBatchEntryId"],
    ["an id of 81 characters", [entry("a".repeat(81))], "InvalidBatchEntryId"],
    ["an id twice", [entry("a"), entry("a")], "BatchEntryIdsNotDistinct"],
    [
      "more than 1 MiB",
      [..."abcdef"].map((id) => entry(id, id.repeat(200_000))),
      "BatchRequestTooLong",
    ],
  ] as const) {
    it(`refuse a batch with ${title} as a whole`, async () => {
      const { ask, queues } = open();
      const refused = await ask("SendMessageBatch", { QueueUrl, Entries });
      assert.deepEqual([refused.status, refused.value.__type], [400, code]);
      assert.equal(queues.counts(jobs.arn).visible, 0);
    });
  }
});
