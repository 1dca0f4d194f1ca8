/**
 * Requests of the page, with a held clock.
 *
 * @module
 */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { Feed } from "../../site/feed.ts";
import { FetchError, type Fetched } from "../../site/fetch-json.ts";

/** A match day: caches keep the season for 10 seconds. */
const response: Fetched = { value: { round: 1 }, tag: '"1"', sharedSeconds: 10, isLastGood: false };

describe("Feed", () => {
  let nowMs: number;
  let timers: { callback: () => void; atMs: number }[];
  let isVisible: boolean;
  let respond: (path: string) => Promise<Fetched>;
  /** Path, time in seconds, and whether it was fetched before. */
  let requests: (readonly [string, number, boolean])[];
  let changes: string[];
  let feed: Feed;

  beforeEach(() => {
    nowMs = 0;
    timers = [];
    isVisible = true;
    respond = async () => response;
    requests = [];
    changes = [];
    feed = new Feed({
      fetch: (path, isAgain) => {
        requests.push([path, nowMs / 1000, isAgain]);
        return respond(path);
      },
      nowMs: () => nowMs,
      random: () => 0,
      setTimer: (callback, delayMs) => {
        const timer = { callback, atMs: nowMs + delayMs };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
      isVisible: () => isVisible,
      changed: (path) => changes.push(path),
    });
  });

  /** Lets the responses arrive that are on their way. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  /** Moves the clock, from timer to timer. */
  async function pass(seconds: number): Promise<void> {
    const untilMs = nowMs + seconds * 1000;
    await settle();
    for (;;) {
      const [due] = timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
      if (due === undefined) {
        break;
      }
      timers = timers.filter((timer) => timer !== due);
      nowMs = due.atMs;
      due.callback();
      await settle();
    }
    nowMs = untilMs;
  }

  const times = () => requests.map(([, seconds]) => seconds);

  it("asks less and less often while nothing changes", async () => {
    feed.watch(["/a"]);
    await pass(3_600);
    assert.deepEqual(times().slice(0, 7), [0, 15, 37.5, 71.25, 121.875, 181.875, 241.875]);
    assert.equal(requests.length, 62);
    assert.deepEqual(
      requests.slice(0, 2).map(([, , isAgain]) => isAgain),
      [false, true],
    );
  });

  it("asks soon again after a change", async () => {
    feed.watch(["/a"]);
    await pass(200);
    respond = async () => ({ ...response, value: { round: 2 }, tag: '"2"' });
    const before = requests.length;
    await pass(120);
    assert.deepEqual(times().slice(before), [241.875, 256.875, 279.375, 313.125]);
    assert.deepEqual(feed.known("/a").value, { round: 2 });
  });

  it("keeps a value with the same entity tag", async () => {
    feed.watch(["/a"]);
    await pass(1);
    const { value } = feed.known("/a");
    respond = async () => ({ ...response, value: { round: 1 } });
    await pass(60);
    assert.equal(feed.known("/a").value, value);
    assert.equal(feed.known("/a").confirmedMs, 37_500);
  });

  it("compares what has no entity tag", async () => {
    respond = async () => ({ ...response, value: { round: 1 }, tag: "" });
    feed.watch(["/a"]);
    await pass(60);
    assert.deepEqual(times(), [0, 15, 37.5]);
  });

  it("asks nothing while nobody sees the page, and at once when it is seen again", async () => {
    feed.watch(["/a"]);
    await pass(1);
    isVisible = false;
    feed.wake();
    await pass(3_600);
    assert.deepEqual(times(), [0]);
    isVisible = true;
    feed.wake();
    await pass(1);
    assert.deepEqual(times(), [0, 3_601]);
  });

  it("does not ask before it is due when the page is seen again", async () => {
    feed.watch(["/a"]);
    await pass(5);
    feed.wake();
    await pass(5);
    assert.deepEqual(times(), [0]);
  });

  it("has one request of a resource at a time", async () => {
    let arrive: (fetched: Fetched) => void = () => undefined;
    respond = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    feed.watch(["/a"]);
    feed.refresh();
    feed.watch(["/a"]);
    await pass(100);
    assert.deepEqual(times(), [0]);
    arrive(response);
    await pass(15);
    assert.deepEqual(times(), [0, 115]);
  });

  it("asks only for what is watched, and knows what was", async () => {
    feed.watch(["/a"]);
    await pass(1);
    feed.watch(["/b"]);
    await pass(20);
    assert.deepEqual(
      requests.map(([path]) => path),
      ["/a", "/b", "/b"],
    );
    assert.deepEqual(feed.known("/a").value, { round: 1 });
    feed.watch(["/a"]);
    await pass(0);
    assert.deepEqual(requests.at(-1), ["/a", 21, true]);
  });

  it("keeps the value after a failure, says why, and asks later and later", async () => {
    feed.watch(["/a"]);
    await pass(1);
    respond = async () => {
      throw new FetchError("/a returned 503");
    };
    await pass(15);
    assert.deepEqual(feed.known("/a"), {
      value: { round: 1 },
      confirmedMs: 0,
      fault: "/a returned 503",
      status: 0,
      waitSeconds: 5,
    });
    await pass(600);
    assert.deepEqual(times(), [0, 15, 20, 35, 80, 215, 515]);
    respond = async () => response;
    feed.refresh();
    await pass(0);
    assert.equal(feed.known("/a").fault, undefined);
  });

  it("asks every 5 seconds while a change is expected, then as before", async () => {
    respond = async () => ({ ...response, sharedSeconds: 604_800 });
    feed.watch(["/a"]);
    await pass(100);
    feed.refresh(12);
    await pass(1_000);
    assert.deepEqual(times(), [0, 100, 105, 110, 115, 1_015]);
  });

  it("forgets what it is told to", async () => {
    feed.watch(["/a", "/desk/matches"]);
    await pass(1);
    feed.forget((path) => path.startsWith("/desk/"));
    assert.equal(feed.known("/desk/matches").value, undefined);
    assert.deepEqual(feed.known("/a").value, { round: 1 });
  });

  it("says when the server falls back to the last valid season", async () => {
    respond = async () => ({ ...response, isLastGood: true });
    feed.watch(["/a"]);
    await pass(1);
    assert.equal(feed.known("/a").isLastGood, true);
    assert.deepEqual(changes, ["/a"]);
  });
});
