/**
 * What operations on objects are told as events, and to whom.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { ObjectEvent } from "../../../services/s3/disk/event-watch.ts";
import {
  createNotifier,
  isAbout,
  type Notification,
  sendTestEvent,
} from "../../../services/s3/notifications.ts";
import { type Fixture, withS3 } from "./fixture.ts";

const target = { arn: "arn:aws:lambda:eu-west-1:000000000000:function:f", versions: [] };
const notification = {
  id: "n",
  bucket: "plain",
  region: "eu-west-1",
  events: ["s3:ObjectCreated:*"],
  prefix: "",
  suffix: "",
  target: target as unknown as Notification["target"],
} satisfies Notification;

/** Runs a test with the names of the events so far. */
function withEvents(
  test: (fixture: Fixture, names: () => string[], events: ObjectEvent[]) => Promise<void>,
) {
  const events: ObjectEvent[] = [];
  return withS3(
    (fixture) =>
      test(fixture, () => events.splice(0).map(({ name, key }) => `${name} ${key}`), events),
    { happened: (event) => void events.push(event) },
  );
}

describe("events of S3", () => {
  it("tells each write by its operation", () =>
    withEvents(async ({ ask, s3 }, names) => {
      await ask("PUT", "/plain/a", { body: "1" });
      await ask("PUT", "/plain/a", { body: "1" });
      await ask("PUT", "/plain/b", { headers: { "x-amz-copy-source": "/plain/a" } });
      await s3.seed({ bucket: "plain", key: "c", body: Buffer.from("1"), fingerprint: "1" });
      await s3.seed({ bucket: "plain", key: "c", body: Buffer.from("1"), fingerprint: "1" });
      assert.deepEqual(names(), [
        "ObjectCreated:Put a",
        "ObjectCreated:Put a",
        "ObjectCreated:Copy b",
        "ObjectCreated:Put c",
      ]);
    }));

  it("tells an upload in parts when it is completed", () =>
    withEvents(async ({ ask }, names) => {
      const begun = await ask("POST", "/plain/a", { querystring: "uploads" });
      const [, id] = /<UploadId>([^<]+)/.exec(begun.body.toString()) ?? [];
      const part = await ask("PUT", "/plain/a", {
        querystring: `partNumber=1&uploadId=${id}`,
        body: "1",
      });
      assert.deepEqual(names(), []);
      const etag = part.headers["etag"];
      const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`;
      await ask("POST", "/plain/a", { querystring: `uploadId=${id}`, body });
      assert.deepEqual(names(), ["ObjectCreated:CompleteMultipartUpload a"]);
    }));

  it("tells deletes: of objects, with a marker, and of a version", () =>
    withEvents(async ({ ask }, names) => {
      for (const bucket of ["plain", "versioned"]) {
        await ask("PUT", `/${bucket}/a`, { body: "1" });
      }
      names();
      await ask("DELETE", "/plain/a");
      await ask("DELETE", "/plain/none");
      const marked = await ask("DELETE", "/versioned/a");
      const versionId = marked.headers["x-amz-version-id"];
      await ask("DELETE", "/versioned/a", { querystring: `versionId=${versionId}` });
      assert.deepEqual(names(), [
        "ObjectRemoved:Delete a",
        "ObjectRemoved:DeleteMarkerCreated a",
        "ObjectRemoved:Delete a",
      ]);
    }));

  it("tells nothing of what is refused or only read", () =>
    withEvents(async ({ ask }, names) => {
      await ask("PUT", "/plain/a", { principal: { kind: "anonymous" } });
      await ask("GET", "/plain/a");
      await ask("PUT", "/plain/a", { headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" } });
      assert.deepEqual(names(), []);
    }));
});

describe("isAbout", () => {
  it("matches a key by prefix and suffix, and an event by name or class", () => {
    const text = fc.string({ maxLength: 4, unit: fc.constantFrom("a", "b", "/") });
    fc.assert(
      fc.property(text, text, text, (prefix, suffix, key) => {
        const about = (events: readonly string[], name: string) =>
          isAbout({ ...notification, events, prefix, suffix }, { bucket: "plain", key, name });
        const isKey =
          key.slice(0, prefix.length) === prefix &&
          key.slice(-suffix.length || key.length) === suffix;
        assert.equal(about(["s3:ObjectCreated:*"], "ObjectCreated:Copy"), isKey);
        assert.equal(about(["s3:ObjectCreated:Copy"], "ObjectCreated:Copy"), isKey);
        assert.equal(about(["s3:ObjectCreated:Put"], "ObjectCreated:Copy"), false);
        assert.equal(about(["s3:ObjectRemoved:*"], "ObjectCreated:Copy"), false);
      }),
    );
  });

  it("is about one bucket", () => {
    const event = { bucket: "other", key: "a", name: "ObjectCreated:Put" };
    assert.equal(isAbout(notification, event), false);
  });
});

describe("createNotifier", () => {
  it("sends the record that AWS documents, to each notification", () => {
    const sent: unknown[] = [];
    const notify = createNotifier({
      queues: { send: () => assert.fail("no notification has a queue") },
      notifications: () => [notification, { ...notification, events: ["s3:ObjectRemoved:*"] }],
      invocations: { send: (_target, event, title) => void sent.push([title, event]) },
      nowMs: () => 0,
      randomBytes: (size) => Buffer.alloc(size),
    });
    notify({
      name: "ObjectCreated:Put",
      bucket: "plain",
      key: "in/a b+ü.txt",
      version: {
        kind: "object",
        versionId: "v1",
        lastModifiedMs: 0,
        etag: "e",
        sizeBytes: 5,
        headers: {},
        checksum: undefined,
        data: "d",
      },
    });
    const id = "0".repeat(64);
    assert.deepEqual(sent, [
      [
        'S3: ObjectCreated:Put of "plain/in/a b+ü.txt"',
        {
          Records: [
            {
              eventVersion: "2.1",
              eventSource: "aws:s3",
              awsRegion: "eu-west-1",
              eventTime: "1970-01-01T00:00:00.000Z",
              eventName: "ObjectCreated:Put",
              userIdentity: { principalId: id },
              requestParameters: { sourceIPAddress: "127.0.0.1" },
              responseElements: {
                "x-amz-request-id": "0000000000000000",
                "x-amz-id-2": "A".repeat(64),
              },
              s3: {
                s3SchemaVersion: "1.0",
                configurationId: "n",
                bucket: {
                  name: "plain",
                  ownerIdentity: { principalId: id },
                  arn: "arn:aws:s3:::plain",
                },
                object: {
                  key: "in/a+b%2B%C3%BC.txt",
                  size: 5,
                  eTag: "e",
                  versionId: "v1",
                  sequencer: "000000000000000001",
                },
              },
            },
          ],
        },
      ],
    ]);
  });

  it("sends the same record to a queue, and a test event of AWS's form", () => {
    const sent: [string, { body: string }][] = [];
    const queue = { ...notification, target: { queueArn: "arn of jobs" } };
    const deps = {
      queues: { send: (arn: string, message: { body: string }) => void sent.push([arn, message]) },
      notifications: () => [queue],
      invocations: { send: () => assert.fail("no notification has a function") },
      nowMs: () => 0,
      randomBytes: (size: number) => Buffer.alloc(size),
    };
    sendTestEvent(queue, deps);
    sendTestEvent(notification, deps);
    createNotifier(deps)({
      name: "ObjectRemoved:Delete",
      bucket: "other",
      key: "a",
      version: { kind: "delete-marker", versionId: "v", lastModifiedMs: 0 },
    });
    createNotifier(deps)({
      name: "ObjectCreated:Put",
      bucket: "plain",
      key: "a",
      version: { kind: "delete-marker", versionId: "v", lastModifiedMs: 0 },
    });
    const bodies = sent.map(([arn, { body }]) => [arn, JSON.parse(body)] as const);
    assert.deepEqual(bodies[0], [
      "arn of jobs",
      {
        Service: "Amazon S3",
        Event: "s3:TestEvent",
        Time: "1970-01-01T00:00:00.000Z",
        Bucket: "plain",
        RequestId: "0000000000000000",
        HostId: "A".repeat(64),
      },
    ]);
    assert.deepEqual(
      bodies.slice(1).map(([, { Records }]) => [Records[0].eventName, Records[0].s3.object.key]),
      [["ObjectCreated:Put", "a"]],
    );
  });
});
