/**
 * The program on loopback, with a clock and timers that a test holds, and a season that it publishes.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { after, before } from "mocha";
import { ofType } from "../../local/program/query.ts";
import { terminalLog } from "../../local/server/terminal-log.ts";
import { startLocal } from "../../local/start-local.ts";
import { handTimer } from "../../local/tests/hand-timer.ts";
import type { Settings } from "../stack-files.ts";
import { evaluateVariant, root } from "../stacks/recorded.ts";

/** A line of a function's log. */
export interface LoggedEvent {
  readonly event: string;
  readonly paths?: readonly string[];
}

/** Settings of the stack. */
export interface SeasonStackSettings extends Settings {
  /** -1, or a number of seconds that no other time limit has. */
  readonly invalidationWindowSeconds: number;
}

/** A running stack. */
export interface SeasonStack {
  /**
   * Lets time pass, once nothing is under way that has a time limit: timers go off, and the clock of caches goes on.
   *
   * @param waiting Timers that wait for the time to pass. @default 0
   */
  pass(seconds: number, waiting?: number): Promise<void>;
  /** Waits until the queue has an event of what was published. */
  noticed(): Promise<void>;
  /** Waits for the events of what was published, lets the batching window pass, and waits for what follows. */
  collect(): Promise<void>;
  /** Sends a GET request. */
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Writes the season into the bucket. @returns its version. */
  publish(text: string): Promise<string>;
  /** Origin requests of the season and of the API since the last call, by the functions that every one of them invokes. */
  originReads(): number;
  /** Lines that a function logged, parsed, without the platform's. */
  logOf(name: string): readonly LoggedEvent[];
}

/** Match days by the functions' clock, which is the machine's: whole days before and after today. */
function matchDaysAround(): readonly string[] {
  const day = 86_400_000;
  return [-2, -1, 0, 1, 2].map((days) =>
    new Date(Date.now() + days * day).toISOString().slice(0, 10),
  );
}

/** What every test has: one Region, so no replica, and no limits of rate. */
const ownSettings: Settings = {
  desk: false,
  regions: ["eu-west-1"],
  timeZone: "UTC",
  ratePerAddress: 2_000_000_000,
};

/** Invoked once for each request to an origin of the season or the API. */
const originFunction = /season-tables|api-eu-west-1-handler/;

/** The function that follows changes, and the seconds after which a message that it failed to handle is delivered again. */
const follower = "season-changed";
const visibilitySeconds = 60;

/** Starts it; it is a match day, if the settings do not say otherwise. */
export async function startSeasonStack(
  settings: SeasonStackSettings,
): Promise<SeasonStack & { close(): Promise<void> }> {
  const windowSeconds = Number(settings["invalidationWindowSeconds"]);
  const startMs = Date.now();
  const timer = handTimer();
  const nowMs = () => startMs + timer.nowMs();
  let reads = 0;
  let follows = 0;
  const lines: { readonly name: string; readonly line: string }[] = [];
  const folder = await mkdtemp(join(tmpdir(), "touchline-freshness-"));
  const graph = await evaluateVariant({
    matchDays: matchDaysAround(),
    ...ownSettings,
    ...settings,
  });
  const season = ofType(graph, "aws:s3/bucket:Bucket").find(({ name }) => name === "season-bucket");
  const bucket = String(season?.outputs["bucket"]);
  const local = await startLocal({
    root,
    stack: "dev",
    dataFolder: folder,
    evaluate: async () => graph,
    nowMs,
    setTimer: timer.setTimer,
    log: {
      ...terminalLog(() => undefined),
      logFunction: ({ logGroup, line }) => {
        lines.push({ name: logGroup, line });
        follows += line.startsWith("END ") && logGroup.includes(follower) ? 1 : 0;
        reads += line.startsWith("START ") && originFunction.test(logGroup) ? 1 : 0;
      },
    },
  });
  const s3 = new S3Client({
    endpoint: local.s3Url,
    region: "eu-west-1",
    forcePathStyle: true,
    credentials: { accessKeyId: "me", secretAccessKey: "mine" },
  });
  const met = async (condition: () => boolean) => {
    while (!condition()) {
      await setImmediate();
    }
  };
  const logOf = (name: string) =>
    lines.filter((each) => each.name.includes(name)).flatMap(({ line }) => messageOf(line));
  const noticed = () => met(() => timer.isSet(windowSeconds * 1000));
  /**
   * Lets the batching window end, a second at a time and no longer: an invocation that waits for a sandbox of a busy machine
   * is throttled by the same clock, and its messages stay hidden for a minute.
   */
  const follow = async () => {
    await noticed();
    const done = follows;
    while (timer.isSet(windowSeconds * 1000)) {
      await met(() => timer.pending() <= 1);
      timer.pass(1000);
    }
    await met(() => follows > done);
  };
  const collect = async () => {
    await follow();
    // A busy machine can exceed a time limit of the function, whose messages are then delivered again.
    while (logOf(follower).at(-1)?.event === "season.postponed") {
      await met(() => timer.pending() <= 1);
      timer.pass(visibilitySeconds * 1000);
      await follow();
    }
    await met(() => timer.pending() === 0);
  };
  // S3 tells of its notifications, and a moment later of the season that the program uploads.
  while (windowSeconds >= 0 && logOf(follower).length === 0) {
    await collect();
  }
  return {
    collect,
    async pass(seconds, waiting = 0) {
      await met(() => timer.pending() <= waiting);
      timer.pass(seconds * 1000);
    },
    ask: (path, headers = {}) => fetch(`${local.url}${path}`, { headers }),
    async publish(text) {
      const put = new PutObjectCommand({ Bucket: bucket, Key: "rugby_data.json", Body: text });
      const { VersionId } = await s3.send(put);
      return VersionId ?? assert.fail("the bucket has no versions");
    },
    originReads() {
      const counted = reads;
      reads = 0;
      return counted;
    },
    logOf,
    noticed,
    async close() {
      s3.destroy();
      await local.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts it before the suite it is called in, and closes it afterwards. */
export function useSeasonStack(settings: SeasonStackSettings): SeasonStack {
  let running: Awaited<ReturnType<typeof startSeasonStack>>;
  before(async () => {
    running = await startSeasonStack(settings);
  });
  after(() => running?.close());
  return {
    pass: (...args) => running.pass(...args),
    ask: (...args) => running.ask(...args),
    publish: (...args) => running.publish(...args),
    originReads: () => running.originReads(),
    noticed: () => running.noticed(),
    collect: () => running.collect(),
    logOf: (...args) => running.logOf(...args),
  };
}

/** What a function wrote itself: JSON at the end of a line of the log. */
function messageOf(line: string): readonly LoggedEvent[] {
  const [json] = /\{"level":.*\}$/.exec(line) ?? [];
  return json === undefined ? [] : [JSON.parse(json)];
}

/** The published season with another result of the first game of a week, which its first team wins. */
export async function seasonWith(league: number, week: number, tries: number): Promise<string> {
  const season = JSON.parse(await readFile(join(root, "data/rugby_data.json"), "utf8"));
  const games: string[] = season.leagues[league].weeks[week - 1];
  const [, home, , , , , away] = (games[0] ?? "").split(",");
  games[0] = `1,${home},${tries},0,0,0,${away},0,0,0,0`;
  return JSON.stringify(season, null, 2);
}
