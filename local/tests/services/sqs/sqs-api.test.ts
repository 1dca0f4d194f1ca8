/** The API of SQS. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { account } from "../aws-api/ask-service.ts";
import { messageOf, queueOf } from "./queue-fixture.ts";
import { openSqs as open } from "./sqs-fixture.ts";

const jobs = queueOf("jobs");
const QueueUrl = jobs.url;

describe("SendMessage and ReceiveMessage", () => {
  it("send a message with its digests, and receive it with what is asked for", async () => {
    const { ask, timer } = open();
    timer.pass(1_000);
    const sent = await ask("SendMessage", {
      QueueUrl,
      MessageBody: "This is a test message",
      MessageAttributes: {
        "trace.id": { DataType: "String", StringValue: "t" },
        "trace.n": { DataType: "Number", StringValue: "1" },
        raw: { DataType: "Binary", BinaryValue: "AAE=" },
      },
    });
    assert.equal(sent.status, 200);
    assert.equal(sent.headers["content-type"], "application/x-amz-json-1.0");
    // The digests that moto computes.
    assert.deepEqual(sent.value, {
      MessageId: "message-1",
      MD5OfMessageBody: "fafb00f5732ab283681e124bf8747ed1",
      MD5OfMessageAttributes: "2ceece468717c7531574229d8ddeff24",
    });
    const { value } = await ask("ReceiveMessage", {
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ["trace.*"],
      MessageSystemAttributeNames: ["All"],
    });
    const [{ ReceiptHandle, MD5OfMessageAttributes, ...message }] = value.Messages;
    assert.match(ReceiptHandle, /^[\w+/]{64}$/);
    assert.match(MD5OfMessageAttributes, /^[0-9a-f]{32}$/);
    assert.notEqual(MD5OfMessageAttributes, sent.value.MD5OfMessageAttributes);
    assert.deepEqual(message, {
      MessageId: "message-1",
      MD5OfBody: "fafb00f5732ab283681e124bf8747ed1",
      Body: "This is a test message",
      Attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1000",
        SenderId: "AIDATOUCHLINELOCAL000",
        ApproximateFirstReceiveTimestamp: "1000",
      },
      MessageAttributes: {
        "trace.id": { DataType: "String", StringValue: "t" },
        "trace.n": { DataType: "Number", StringValue: "1" },
      },
    });
  });

  it("receive one message unless more are asked for, and nothing from an empty queue", async () => {
    const { ask, queues } = open();
    for (const body of ["1", "2", "3", "4"]) {
      queues.send(jobs.arn, messageOf(body));
    }
    const bodies = async (input = {}) => {
      const { value } = await ask("ReceiveMessage", { QueueUrl, ...input });
      return value.Messages?.map(({ Body }: { Body: string }) => Body);
    };
    assert.deepEqual(await bodies(), ["1"]);
    assert.deepEqual(await bodies({ MaxNumberOfMessages: 10, VisibilityTimeout: 0 }), [
      "2",
      "3",
      "4",
    ]);
    assert.deepEqual(await bodies({ MaxNumberOfMessages: 2 }), ["2", "3"]);
    assert.deepEqual(await bodies({ MaxNumberOfMessages: 2 }), ["4"]);
    assert.equal(await bodies(), undefined);
  });

  it("wait for a message, and no longer than they are asked to", async () => {
    const { ask, queues, timer } = open();
    const early = ask("ReceiveMessage", { QueueUrl, WaitTimeSeconds: 20 });
    setImmediate(() => queues.send(jobs.arn, messageOf("late")));
    assert.equal((await early).value.Messages[0].Body, "late");
    const none = ask("ReceiveMessage", { QueueUrl, WaitTimeSeconds: 20 });
    assert.equal(await timer.runUntil(none), 20_000);
    assert.deepEqual((await none).value, {});
  });

  it("wait as long as the queue says", async () => {
    const { ask, timer } = open([queueOf("jobs", { receiveWaitTimeSeconds: 5 })]);
    assert.equal(await timer.runUntil(ask("ReceiveMessage", { QueueUrl })), 5_000);
  });

  for (const [title, input, code, older] of [
    [
      "another queue",
      { QueueUrl: "http://127.0.0.1/1/none" },
      "QueueDoesNotExist",
      "AWS.SimpleQueueService.NonExistentQueue",
    ],
    ["no body", { MessageBody: "" }, "ValidationException", "InvalidParameterValue"],
    [
      "a control character",
      { MessageBody: "a\u0000" },
      "InvalidMessageContents",
      "InvalidMessageContents",
    ],
    [
      "half a character",
      { MessageBody: "a\ud800" },
      "InvalidMessageContents",
      "InvalidMessageContents",
    ],
    [
      "too large a body",
      { MessageBody: "a".repeat(262_145) },
      "InvalidParameterValueException",
      "InvalidParameterValue",
    ],
    ["too long a delay", { DelaySeconds: 901 }, "ValidationException", "InvalidParameterValue"],
    [
      "an attribute without a value",
      { MessageAttributes: { a: { DataType: "String" } } },
      "InvalidParameterValueException",
      "InvalidParameterValue",
    ],
    [
      "an attribute of no type",
      { MessageAttributes: { a: { DataType: "Text", StringValue: "a" } } },
      "InvalidParameterValueException",
      "InvalidParameterValue",
    ],
  ] as const) {
    it(`refuse ${title} with 400 ${code}`, async () => {
      const { ask, queues } = open();
      const refused = await ask("SendMessage", { QueueUrl, MessageBody: "a", ...input });
      assert.deepEqual([refused.status, refused.value.__type], [400, code]);
      assert.equal(refused.headers["x-amzn-query-error"], `${older};Sender`);
      assert.equal(queues.counts(jobs.arn).visible, 0);
    });
  }

  it("take a body of the maximum size, with every character that is allowed", async () => {
    const { ask } = open();
    const MessageBody = `\t\n\r\ud83d\ude00${"a".repeat(262_144 - 7)}`;
    assert.equal((await ask("SendMessage", { QueueUrl, MessageBody })).status, 200);
  });
});

describe("other operations of SQS", () => {
  it("delete and hide a received message", async () => {
    const { ask, queues } = open();
    queues.send(jobs.arn, messageOf("a"));
    const { value } = await ask("ReceiveMessage", { QueueUrl });
    const [{ ReceiptHandle }] = value.Messages;
    const hide = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
    assert.equal((await ask("ChangeMessageVisibility", hide)).status, 200);
    const refused = await ask("ChangeMessageVisibility", hide);
    assert.equal(refused.value.__type, "MessageNotInflight");
    assert.equal((await ask("DeleteMessage", { QueueUrl, ReceiptHandle })).status, 200);
    assert.equal(queues.counts(jobs.arn).visible, 0);
    assert.equal((await ask("DeleteMessage", { QueueUrl, ReceiptHandle: "gone" })).status, 200);
  });

  it("find queues by name, at an address of this machine", async () => {
    const { ask } = open([jobs, queueOf("other"), queueOf("jobs", { region: "us-east-1" })]);
    const { value } = await ask("GetQueueUrl", { QueueName: "jobs" });
    assert.equal(value.QueueUrl, "http://127.0.0.1:8081/000000000000/jobs");
    const listed = await ask("ListQueues", { QueueNamePrefix: "jo" });
    assert.deepEqual(listed.value.QueueUrls, [value.QueueUrl]);
    const none = await ask("GetQueueUrl", { QueueName: "none" });
    assert.equal(none.value.__type, "QueueDoesNotExist");
  });

  it("use the queue of the URL, or that of its name in the Region that is signed for", async () => {
    const east = queueOf("jobs", { region: "us-east-1" });
    const { ask, queues } = open([jobs, east]);
    const local = "http://127.0.0.1:8081/000000000000/jobs";
    await ask("SendMessage", { QueueUrl: local, MessageBody: "1" }, { region: "us-east-1" });
    assert.equal(queues.counts(east.arn).visible, 1);
    await ask("SendMessage", { QueueUrl: local, MessageBody: "1" });
    assert.equal(queues.counts(jobs.arn).visible, 1);
    await ask("SendMessage", { QueueUrl: east.url, MessageBody: "1" }, account);
    assert.equal(queues.counts(east.arn).visible, 2);
  });

  it("describe a queue by the attributes that are asked for", async () => {
    const redrive = { queueArn: "arn:aws:sqs:eu-west-1:000000000000:dead", maxReceiveCount: 3 };
    const { ask, queues } = open([queueOf("jobs", { redrive })]);
    queues.send(jobs.arn, messageOf("a"));
    const { value } = await ask("GetQueueAttributes", { QueueUrl, AttributeNames: ["All"] });
    assert.deepEqual(value.Attributes, {
      QueueArn: jobs.arn,
      ApproximateNumberOfMessages: "1",
      ApproximateNumberOfMessagesNotVisible: "0",
      ApproximateNumberOfMessagesDelayed: "0",
      CreatedTimestamp: "1",
      LastModifiedTimestamp: "1",
      VisibilityTimeout: "30",
      MaximumMessageSize: "262144",
      MessageRetentionPeriod: "345600",
      DelaySeconds: "0",
      ReceiveMessageWaitTimeSeconds: "0",
      RedrivePolicy: `{"deadLetterTargetArn":"${redrive.queueArn}","maxReceiveCount":3}`,
    });
    const AttributeNames = ["DelaySeconds", "QueueArn"];
    const some = await ask("GetQueueAttributes", { QueueUrl, AttributeNames });
    assert.deepEqual(Object.keys(some.value.Attributes).sort(), AttributeNames);
    assert.equal((await ask("PurgeQueue", { QueueUrl })).status, 200);
    assert.equal(queues.counts(jobs.arn).visible, 0);
  });

  it("ask the policies for the queue", async () => {
    const { ask, demanded } = open([jobs], () => false);
    const operations = ["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage"];
    const more = ["ChangeMessageVisibility", "GetQueueAttributes", "PurgeQueue"];
    for (const operation of [...operations, ...more]) {
      const refused = await ask(operation, { QueueUrl });
      assert.equal(refused.value.__type, "AccessDeniedException");
      assert.equal(refused.headers["x-amzn-query-error"], "AccessDenied;Sender");
    }
    assert.deepEqual(
      [...new Set(demanded.map(({ action, resource }) => `${action} ${resource}`))],
      [...operations.filter((name) => !name.endsWith("Batch")), ...more].map(
        (action) => `sqs:${action} ${jobs.arn}`,
      ),
    );
  });
});
