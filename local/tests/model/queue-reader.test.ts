/** Queues of a graph, with their dead-letter queues and policies. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { account, graphOf, resource } from "./graph-builder.ts";

const arnOf = (name: string, region = "eu-west-1") => `arn:aws:sqs:${region}:${account}:${name}`;
const urlOf = (name: string) => `https://sqs.eu-west-1.amazonaws.com/${account}/${name}`;

function queue(name: string, inputs: Properties = {}, region = "eu-west-1"): GraphNode {
  return resource("aws:sqs/queue:Queue", name, {
    inputs,
    region,
    answers: { arn: arnOf(name, region), name, url: urlOf(name) },
  });
}

function of(type: string, inputs: Properties): GraphNode {
  return resource(`aws:sqs/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`, "part", {
    inputs,
  });
}

const redrivePolicy = (target: string, maxReceiveCount: unknown = 3) =>
  JSON.stringify({ deadLetterTargetArn: target, maxReceiveCount });
const allowPolicy = (redrivePermission: string, ...sourceQueueArns: readonly string[]) =>
  JSON.stringify({ redrivePermission, sourceQueueArns });

const redriveOf = (...nodes: readonly GraphNode[]) =>
  assemble(graphOf(...nodes)).queues.find(({ name }) => name === "jobs")?.redrive;

describe("queues of a program", () => {
  it("have the defaults of AWS, or what they declare", () => {
    const declared = {
      delaySeconds: 1,
      visibilityTimeoutSeconds: 60,
      messageRetentionSeconds: 120,
      receiveWaitTimeSeconds: 20,
      maxMessageSize: 1_024,
    };
    const { queues, notSimulated } = assemble(graphOf(queue("plain"), queue("own", declared)));
    const base = (name: string) => ({
      arn: arnOf(name),
      name,
      url: urlOf(name),
      region: "eu-west-1",
    });
    assert.deepEqual(queues, [
      {
        ...base("plain"),
        delaySeconds: 0,
        visibilityTimeoutSeconds: 30,
        messageRetentionSeconds: 345_600,
        receiveWaitTimeSeconds: 0,
        maxMessageSize: 262_144,
      },
      { ...base("own"), ...declared },
    ]);
    assert.deepEqual(notSimulated, []);
  });

  for (const [property, value] of [
    ["delaySeconds", 901],
    ["visibilityTimeoutSeconds", 43_201],
    ["messageRetentionSeconds", 59],
    ["receiveWaitTimeSeconds", 21],
    ["maxMessageSize", 1_023],
  ] as const) {
    it(`refuse ${property} of ${value}`, () => {
      assert.throws(
        () => assemble(graphOf(queue("jobs", { [property]: value }))),
        new RegExp(`${property} must be from \\d+ to \\d+, got ${value}`),
      );
    });
  }

  it("list that a FIFO queue is none here", () => {
    const { notSimulated } = assemble(graphOf(queue("jobs.fifo", { fifoQueue: true })));
    assert.deepEqual(
      notSimulated.map(({ what }) => what),
      ["fifoQueue"],
    );
  });

  it("send messages to a dead-letter queue, by a property or a resource of its own", () => {
    const expected = { queueArn: arnOf("dead"), maxReceiveCount: 3 };
    const policy = redrivePolicy(arnOf("dead"));
    assert.deepEqual(redriveOf(queue("dead"), queue("jobs", { redrivePolicy: policy })), expected);
    const own = of("RedrivePolicy", { queueUrl: urlOf("jobs"), redrivePolicy: policy });
    assert.deepEqual(redriveOf(queue("dead"), queue("jobs"), own), expected);
  });

  for (const [title, policy, dead = {}] of [
    ["everybody may use", allowPolicy("allowAll")],
    ["this one may use", allowPolicy("byQueue", arnOf("jobs"))],
    ["everybody may use by a resource of its own", allowPolicy("allowAll"), "own"],
  ] as const) {
    it(`send messages to a dead-letter queue that ${title}`, () => {
      const isOwn = dead === "own";
      const nodes = [
        queue("dead", isOwn ? {} : { redriveAllowPolicy: policy }),
        queue("jobs", { redrivePolicy: redrivePolicy(arnOf("dead")) }),
        ...(isOwn
          ? [of("RedriveAllowPolicy", { queueUrl: urlOf("dead"), redriveAllowPolicy: policy })]
          : []),
      ];
      assert.equal(redriveOf(...nodes)?.queueArn, arnOf("dead"));
    });
  }

  for (const [title, nodes, problem] of [
    [
      "a dead-letter queue that nobody may use",
      [
        queue("dead", { redriveAllowPolicy: allowPolicy("denyAll") }),
        queue("jobs", { redrivePolicy: redrivePolicy(arnOf("dead")) }),
      ],
      /redrivePolicy must name a queue whose redriveAllowPolicy allows this one/,
    ],
    [
      "a dead-letter queue that others may use",
      [
        queue("dead", { redriveAllowPolicy: allowPolicy("byQueue", arnOf("other")) }),
        queue("jobs", { redrivePolicy: redrivePolicy(arnOf("dead")) }),
      ],
      /redriveAllowPolicy allows this one/,
    ],
    [
      "a permission that is none",
      [queue("dead", { redriveAllowPolicy: allowPolicy("all") })],
      /redriveAllowPolicy must be JSON with a redrivePermission/,
    ],
    [
      "a dead-letter queue of another Region",
      [
        queue("dead", {}, "us-east-1"),
        queue("jobs", { redrivePolicy: redrivePolicy(arnOf("dead", "us-east-1")) }),
      ],
      /same Region and type/,
    ],
    [
      "a dead-letter queue of another type",
      [queue("dead.fifo"), queue("jobs", { redrivePolicy: redrivePolicy(arnOf("dead.fifo")) })],
      /same Region and type/,
    ],
    [
      "no number of receives",
      [queue("dead"), queue("jobs", { redrivePolicy: redrivePolicy(arnOf("dead"), 0) })],
      /maxReceiveCount from 1 to 1000/,
    ],
    [
      "a policy that is no JSON",
      [queue("jobs", { redrivePolicy: "{" })],
      /redrivePolicy must be JSON/,
    ],
  ] as const) {
    it(`refuse ${title}`, () => {
      assert.throws(() => assemble(graphOf(...nodes)), problem);
    });
  }

  it("list a dead-letter queue, and a queue of a part, of another program", () => {
    const { notSimulated, queues } = assemble(
      graphOf(
        queue("jobs", { redrivePolicy: redrivePolicy(arnOf("elsewhere")) }),
        of("QueuePolicy", { queueUrl: urlOf("elsewhere"), policy: "{}" }),
      ),
    );
    assert.deepEqual(
      notSimulated.map(({ what }) => what),
      ["redrivePolicy", "queueUrl"],
    );
    assert.equal(queues[0]?.redrive, undefined);
  });

  it("take messages of whom their policy names", () => {
    const policy = (Service: string) => ({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service }, Action: "sqs:SendMessage", Resource: "*" },
      ],
    });
    const { access } = assemble(
      graphOf(
        queue("one", { policy: JSON.stringify(policy("s3.amazonaws.com")) }),
        queue("two"),
        queue("three"),
        of("QueuePolicy", { queueUrl: urlOf("two"), policy: policy("s3.amazonaws.com") }),
      ),
    );
    const service = { kind: "service", service: "s3.amazonaws.com", sourceArn: "a" } as const;
    assert.deepEqual(
      ["one", "two", "three"].map((name) => access.allows(service, "sqs:SendMessage", arnOf(name))),
      [true, true, false],
    );
  });
});
