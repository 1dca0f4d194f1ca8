/**
 * Following changes of the season, with everything outside played.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { SQSEvent } from "aws-lambda";
import { beforeEach, describe, it } from "mocha";
import { type ChangePorts, seasonChanges } from "../../../functions/adapters/season-changes.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { twoLeagues } from "../core/events/two-leagues.ts";

const home = { bucket: "season", key: "rugby_data.json", region: "eu-west-1" };
const allPaths = "/rugby_data.json* /v1/leagues /v1/leagues/* /v1/teams/* /v1/matches*";
const coastPaths =
  "/rugby_data.json* /v1/leagues /v1/leagues/slate-coast* /v1/leagues/Slate%20Coast* /v1/teams/* /v1/matches*";

function season(granite: number, coast: number): string {
  return writeSeason(twoLeagues(granite, coast));
}

/** When every message was sent, milliseconds since the epoch. */
const sentMs = 1_764_892_800_000;

function sent(unsent: { readonly messageId: string; readonly body: string }) {
  return { ...unsent, attributes: { SentTimestamp: String(sentMs) } };
}

/** A message about some versions; its id is made of theirs. */
function message(...versions: readonly string[]) {
  const records = versions.map((versionId) => ({
    s3: { bucket: { name: home.bucket }, object: { key: home.key, versionId } },
  }));
  return { messageId: `m-${versions.join("-")}`, body: JSON.stringify({ Records: records }) };
}

describe("seasonChanges", () => {
  /** Newest first. */
  let stored: (readonly [id: string, text: string])[];
  let replicas: Record<string, string>;
  let invalidations: [reference: string, paths: string][];
  let reports: boolean[];
  let events: string[];
  let lags: unknown[];
  let failure: Error | undefined;
  let reads: string[];
  beforeEach(() => {
    stored = [
      ["v2", season(1, 2)],
      ["v1", season(1, 1)],
    ];
    replicas = {};
    invalidations = [];
    reports = [];
    events = [];
    lags = [];
    failure = undefined;
    reads = [];
  });

  function ports(): ChangePorts {
    return {
      versions: {
        list: async () => stored.map(([id]) => ({ id, tag: `"${id}"` })),
        read: async (wanted) => {
          reads.push(wanted);
          return stored.find(([id]) => id === wanted)?.[1];
        },
      },
      replicas: Object.keys(replicas).map((region) => ({
        region,
        read: async (tag) =>
          replicas[region] === tag
            ? { kind: "unchanged" }
            : { kind: "object", objectTag: replicas[region], text: "" },
      })),
      invalidate: async (reference, listed) => {
        if (failure !== undefined) {
          throw failure;
        }
        invalidations.push([reference, listed.join(" ")]);
        return "I1";
      },
      report: (isValid) => reports.push(isValid),
      digest: (text) => text,
      log: (level, event, { lagSeconds }) => {
        events.push(`${level} ${event}`);
        lags.push(lagSeconds);
      },
      nowMs: () => sentMs + 2500,
    };
  }

  /** Handles a batch. @returns the ids of the messages that are delivered again. */
  async function handle(...messages: readonly { messageId: string; body: string }[]) {
    const event = { Records: messages.map(sent) } as unknown as SQSEvent;
    const { batchItemFailures } = await seasonChanges(home, ports())(event, "r");
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  }

  const paths = () => invalidations.map(([, each]) => each);

  it("invalidates what the changed league affects", async () => {
    assert.deepEqual(await handle(message("v2")), []);
    assert.deepEqual(paths(), [coastPaths]);
    assert.deepEqual(reports, [true]);
    assert.deepEqual(events, ["info season.invalidated"]);
    assert.deepEqual(lags, [2.5]);
  });

  it("makes one invalidation for a batch of many messages", async () => {
    stored.unshift(["v4", season(1, 4)], ["v3", season(1, 3)]);
    const batch = [message("v2"), message("v4", "v3"), message("v3")];
    assert.deepEqual(await handle(...batch), []);
    assert.deepEqual(paths(), [coastPaths]);
    assert.deepEqual([...reads].sort(), ["v1", "v2", "v3", "v4"]);
  });

  it("has the same reference when a batch is delivered again, in any order", async () => {
    stored.unshift(["v3", season(1, 3)]);
    await handle(message("v2"), message("v3"));
    await handle(message("v3"), message("v2"));
    const [first, second] = invalidations.map(([reference]) => reference);
    assert.equal(first, second);
    stored.unshift(["v4", season(1, 4)]);
    await handle(message("v4"));
    assert.notEqual(invalidations[2]?.[0], first);
  });

  for (const [title, about, last, expected] of [
    ["is the first version", "v0", 1, allPaths],
    ["is not among the listed versions", "gone", 1, allPaths],
    ["is the eleventh last version", "v1", 11, allPaths],
    ["is the tenth last version", "v2", 11, coastPaths],
  ] as const) {
    const what = expected === allPaths ? "all leagues" : "the changed league";
    it(`invalidates ${what} when the oldest change ${title}`, async () => {
      const versions = Array.from(
        { length: last + 1 },
        (_, at) => [`v${at}`, season(1, at)] as const,
      );
      stored = versions.toReversed();
      assert.deepEqual(await handle(message(about)), []);
      assert.deepEqual(paths(), [expected]);
    });
  }

  it("invalidates all leagues when a version between is not a season", async () => {
    stored = [
      ["v3", season(1, 2)],
      ["v2", "{"],
      ["v1", season(1, 1)],
    ];
    assert.deepEqual(await handle(message("v3"), message("v2")), []);
    assert.deepEqual(paths(), [allPaths]);
  });

  for (const [title, versions] of [
    [
      "is not a season",
      [
        ["v2", "{}"],
        ["v1", season(1, 1)],
      ],
    ],
    ["is deleted", []],
  ] as const) {
    it(`reports it and invalidates nothing when the object ${title}`, async () => {
      stored = [...versions];
      assert.deepEqual(await handle(message("v2")), []);
      assert.deepEqual(paths(), []);
      assert.deepEqual(reports, [false]);
      assert.deepEqual(events, ["error season.invalid"]);
    });
  }

  it("takes the messages again when CloudFront refuses, and only then", async () => {
    failure = Object.assign(new Error("busy"), { name: "TooManyInvalidationsInProgress" });
    const batch = [message("v2"), { messageId: "test", body: '{"Event":"s3:TestEvent"}' }];
    assert.deepEqual(await handle(...batch), ["m-v2"]);
    assert.deepEqual(events, ["error season.postponed"]);
    failure = undefined;
    assert.deepEqual(await handle(...batch), []);
    assert.deepEqual(paths(), [coastPaths]);
  });

  it("invalidates at once and again when a replica has followed", async () => {
    replicas = { "us-east-1": '"v1"', "ap-southeast-2": '"v2"' };
    assert.deepEqual(await handle(message("v2")), ["m-v2"]);
    assert.deepEqual(await handle(message("v2")), ["m-v2"]);
    replicas = { ...replicas, "us-east-1": '"v2"' };
    assert.deepEqual(await handle(message("v2")), []);
    assert.deepEqual(paths(), [coastPaths, coastPaths, coastPaths]);
    const [first, second, third] = invalidations.map(([reference]) => reference);
    assert.equal(first, second);
    assert.notEqual(third, first);
  });

  it("returns a message that is not S3's, and handles the others", async () => {
    assert.deepEqual(await handle(message("v2"), { messageId: "odd", body: "hello" }), ["odd"]);
    assert.deepEqual(paths(), [coastPaths]);
    assert.deepEqual(events, ["info season.invalidated", "error message.unreadable"]);
  });

  it("reads nothing for messages about nothing", async () => {
    const other = { s3: { bucket: { name: "season" }, object: { key: "other", versionId: "v9" } } };
    const body = JSON.stringify({ Records: [other] });
    assert.deepEqual(await handle({ messageId: "other", body }), []);
    assert.deepEqual([reads, paths(), events], [[], [], []]);
  });
});
