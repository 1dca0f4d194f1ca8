/**
 * Event notifications of buckets.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readBuckets } from "../../model/bucket-reader.ts";
import { readFunctionPolicies } from "../../model/function-policies-reader.ts";
import { readNotifications } from "../../model/notification-reader.ts";
import type { Properties } from "../../program/graph.ts";
import type { LambdaTarget } from "../../services/lambda/alias-routing.ts";
import { queueOf } from "../services/sqs/queue-fixture.ts";
import { bucket, graphOf, resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const lambdaFunctionArn = "arn:aws:lambda:eu-west-1:000000000000:function:f";
const target = { arn: lambdaFunctionArn, versions: [] } as unknown as LambdaTarget;
const events = ["s3:ObjectCreated:*"];

const jobs = queueOf("jobs");
const fifo = queueOf("jobs.fifo");
const east = queueOf("jobs", { region: "us-east-1" });

/** What S3 does for the bucket. */
const sender = (queueArn: string) => [
  { kind: "service", service: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::site" },
  "sqs:SendMessage",
  queueArn,
];

function read(inputs: Properties, permission: Properties = {}, allowedQueue = jobs.arn) {
  const notification = resource("aws:s3/bucketNotification:BucketNotification", "n", {
    inputs: { bucket: "site", ...inputs },
  });
  const allowed = resource("aws:lambda/permission:Permission", "p", {
    inputs: {
      action: "lambda:InvokeFunction",
      function: lambdaFunctionArn,
      principal: "s3.amazonaws.com",
      sourceArn: "arn:aws:s3:::site",
      ...permission,
    },
  });
  const graph = graphOf(bucket("site"), notification, allowed);
  return reading((findings) =>
    readNotifications(
      graph,
      {
        buckets: readBuckets(graph, findings),
        targets: new Map([[lambdaFunctionArn, target]]),
        functionPolicies: readFunctionPolicies(graph, findings),
        queues: [jobs, fifo, east],
        access: {
          allows: (principal, action, arn) =>
            JSON.stringify([principal, action, arn]) === JSON.stringify(sender(allowedQueue)),
        },
      },
      findings,
    ),
  );
}

function problemsOf(inputs: Properties, permission?: Properties): readonly string[] {
  return read(inputs, permission).problems;
}

describe("readNotifications", () => {
  it("reads functions with their filters", () => {
    const each: Properties = {
      lambdaFunctionArn,
      events,
      filterPrefix: "in/",
      filterSuffix: ".txt",
    };
    assert.deepEqual(read({ lambdaFunctions: [each] }), {
      result: [
        {
          id: "n-0",
          bucket: "site",
          region: "eu-west-1",
          events,
          prefix: "in/",
          suffix: ".txt",
          target,
        },
      ],
      problems: [],
      notSimulated: [],
    });
  });

  it("reads queues with their filters", () => {
    const each: Properties = { queueArn: jobs.arn, events, filterPrefix: "in/", id: "q" };
    const { result, problems } = read({
      queues: [each, { ...each, filterPrefix: "out/", id: null }],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      result.map(({ id, prefix, target: to }) => [id, prefix, to]),
      [
        ["q", "in/", { queueArn: jobs.arn }],
        ["n-queue-1", "out/", { queueArn: jobs.arn }],
      ],
    );
  });

  for (const [title, queueArn, allowedQueue, problem] of [
    [
      "whose policy does not allow S3 to send",
      jobs.arn,
      fifo.arn,
      /queueArn must be a queue with a policy/,
    ],
    ["with a fixed order", fifo.arn, fifo.arn, /queueArn must be a standard queue/],
    ["of another Region", east.arn, east.arn, /in the Region of the bucket/],
    ["of another program", `${jobs.arn}-2`, jobs.arn, /must be a queue of this program/],
  ] as const) {
    it(`refuses a queue ${title}`, () => {
      const { problems } = read({ queues: [{ queueArn, events }] }, {}, allowedQueue);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", problem);
    });
  }

  it("refuses a function and a queue that overlap", () => {
    const [problem] = problemsOf({
      lambdaFunctions: [{ lambdaFunctionArn, events }],
      queues: [{ queueArn: jobs.arn, events }],
    });
    assert.match(problem ?? "", /must not have two notifications/);
  });

  for (const [title, permission] of [
    ["for another bucket", { sourceArn: "arn:aws:s3:::other" }],
    ["for another service", { principal: "sns.amazonaws.com" }],
    ["for another action", { action: "lambda:GetFunction" }],
  ] as const satisfies readonly (readonly [string, Properties])[]) {
    it(`refuses a function whose permission is ${title}`, () => {
      const [problem] = problemsOf(
        { lambdaFunctions: [{ lambdaFunctionArn, events }] },
        permission,
      );
      assert.match(
        problem ?? "",
        /^lambdaFunctions\[0\]\.lambdaFunctionArn must be a function with/,
      );
    });
  }

  it("refuses an unknown event, and lists one that does not occur", () => {
    const of = (event: string) =>
      read({ lambdaFunctions: [{ lambdaFunctionArn, events: [event] }] });
    assert.match(of("s3:ObjectMade:*").problems[0] ?? "", /events must be of s3:ObjectCreated:\*,/);
    assert.deepEqual(of("s3:ObjectTagging:*").notSimulated, [
      "lambdaFunctions[0].events: s3:ObjectTagging:* does not occur here",
    ]);
  });

  for (const [one, other, overlap] of [
    [{}, {}, true],
    [{ filterPrefix: "a" }, { filterPrefix: "ab" }, true],
    [{ filterPrefix: "a" }, { filterPrefix: "b" }, false],
    [{ filterPrefix: "a", filterSuffix: ".x" }, { filterSuffix: ".y" }, false],
    [{ events: ["s3:ObjectCreated:Put"] }, {}, true],
    [{ events: ["s3:ObjectCreated:Put"] }, { events: ["s3:ObjectCreated:Copy"] }, false],
    [{ events: ["s3:ObjectRemoved:*"] }, {}, false],
  ] as const satisfies readonly (readonly [Properties, Properties, boolean])[]) {
    const what = `${JSON.stringify(one)} and ${JSON.stringify(other)}`;
    it(`${overlap ? "refuses" : "accepts"} ${what}, which ${overlap ? "" : "do not "}overlap`, () => {
      const lambdaFunctions = [one, other].map((each) => ({ lambdaFunctionArn, events, ...each }));
      assert.equal(problemsOf({ lambdaFunctions }).length, overlap ? 1 : 0);
    });
  }

  it("does not know the function or bucket of another program", () => {
    const foreign: Properties = { lambdaFunctionArn: `${lambdaFunctionArn}-2`, events };
    assert.match(
      problemsOf({ lambdaFunctions: [foreign] })[0] ?? "",
      /must be a function of this program/,
    );
    assert.match(problemsOf({ bucket: "b" })[0] ?? "", /^bucket must be a bucket of this program/);
  });
});
