/**
 * The commands on the season in a bucket: history, show, diff, restore, publish.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { HeadObjectCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import {
  type SeasonStore,
  type SeasonVersion,
  seasonStore,
} from "../../functions/adapters/season-store.ts";
import { seasonVersions } from "../../functions/adapters/season-versions.ts";
import type { SeasonVersions } from "../../functions/adapters/stored-version.ts";
import { metadataOf, recordIn } from "../../functions/core/desk/change-record.ts";
import { changeIdLength } from "../../functions/core/desk/season-edit.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import type { Season } from "../../functions/core/season-types.ts";
import { openS3, s3ConfigOf } from "../bucket/open-bucket.ts";
import { type BucketOptions, type bucketCommands, parseBucketOptions } from "./bucket-options.ts";
import { readSeasonFile } from "./check-season.ts";
import { describeDifference } from "./describe-difference.ts";
import { SeasonError } from "./season-error.ts";
import type { Streams } from "./streams.ts";

/** The key of the season in its bucket. */
const key = "rugby_data.json";

/** Time limits of one request, milliseconds: a person waits. */
const times = { connectMs: 5000, totalMs: 30_000 };

/** The season in its bucket. */
interface Opened {
  readonly store: SeasonStore;
  readonly versions: SeasonVersions;
}

/**
 * Runs one command.
 *
 * @throws {UsageError} for invalid arguments.
 * @throws {SeasonError} when S3 fails, a version does not exist, or another write was faster.
 */
export async function runBucketCommand(
  command: keyof typeof bucketCommands,
  args: readonly string[],
  streams: Streams,
): Promise<0 | 1> {
  const options = parseBucketOptions(command, args);
  const opened = await open(options);
  const [first = "", second = "current"] = options.words;
  switch (command) {
    case "history":
      return history(opened, options, streams);
    case "show":
      streams.out((await versionOf(opened, first)).text);
      return 0;
    case "diff":
      return diff(
        await versionOf(opened, first),
        await versionOf(opened, second),
        options,
        streams,
      );
    case "restore": {
      const { text } = await versionOf(opened, first);
      return replace(opened, text, { ...options, what: `restore ${first}` }, streams);
    }
    case "publish": {
      const read = await readSeasonFile(first);
      if (typeof read !== "string") {
        streams.err(read.map((line) => `${first}: ${line}\n`).join(""));
        return 1;
      }
      return replace(opened, read, { ...options, what: "publish -" }, streams);
    }
  }
}

async function open(options: BucketOptions): Promise<Opened> {
  const bucket = options.bucket ?? (await localBucket(options));
  const config = s3ConfigOf(options.place);
  const location = { bucket, key, region: "us-east-1" };
  return {
    store: seasonStore(location, times, config),
    versions: seasonVersions(location, config),
  };
}

/** The bucket of the home Region on this machine; replicas have the same object. */
async function localBucket({ place }: BucketOptions): Promise<string> {
  const client = openS3(place);
  try {
    const { Buckets = [] } = await client.send(new ListBucketsCommand());
    const names = Buckets.flatMap(({ Name }) => Name ?? []).filter((name) =>
      name.includes("season-bucket"),
    );
    const found = await Promise.all(
      names.map(async (name) =>
        (await client.send(new HeadObjectCommand({ Bucket: name, Key: key })).catch(() => false))
          ? [name]
          : [],
      ),
    );
    const [only, ...others] = found.flat();
    if (only === undefined || others.length > 0) {
      throw new SeasonError(
        `one bucket on this machine must have a season, found ${found.flat().length}: name it with --bucket`,
      );
    }
    return only;
  } catch (cause) {
    throw failure(cause, "start the stack with npm start, or name its port with --endpoint");
  } finally {
    client.destroy();
  }
}

async function versionOf({ store }: Opened, id: string): Promise<SeasonVersion> {
  const found = await store
    .read(id === "current" ? undefined : id)
    .catch((cause: unknown): never => {
      throw failure(cause, "npm run season -- history lists the versions");
    });
  if (found === undefined) {
    throw new SeasonError(`the version ${JSON.stringify(id)} does not exist`);
  }
  return found;
}

async function history(
  { store, versions }: Opened,
  { json }: BucketOptions,
  { out }: Streams,
): Promise<0> {
  const listed = await versions.list().catch((cause: unknown): never => {
    throw failure(cause, "the credentials must allow s3:ListBucketVersions");
  });
  const items: object[] = [];
  for (const { id, atMs = 0 } of listed) {
    const record = recordIn((await store.describe(id)) ?? {});
    const at = new Date(record?.atMs ?? atMs).toISOString();
    const { by = "unknown", method = "upload", place = "-" } = record ?? {};
    items.push({ version: id, at, by, method, place });
    out(json ? "" : `${id}  ${at}  ${by}  ${method} ${place}\n`);
  }
  out(json ? `${JSON.stringify(items, null, 2)}\n` : "");
  return 0;
}

function diff(
  older: SeasonVersion,
  newer: SeasonVersion,
  { json }: BucketOptions,
  { out }: Streams,
): 0 {
  const lines = describeDifference(seasonOf(older.text), seasonOf(newer.text));
  out(json ? `${JSON.stringify(lines, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
  return 0;
}

async function replace(
  opened: Opened,
  text: string,
  { by, yes, what }: BucketOptions & { readonly what: string },
  { out, ask = async () => false }: Streams,
): Promise<0 | 1> {
  const season = seasonOf(text);
  const current = await versionOf(opened, "current");
  const before = readSeason(current.text);
  const lines =
    before.kind === "season"
      ? describeDifference(before.season, season)
      : ["the current object is not a season"];
  out(lines.map((line) => `${line}\n`).join(""));
  if (current.text === text) {
    out("nothing to write: the object has this content\n");
    return 0;
  }
  if (!(yes || (await ask(`${lines.length} differences. Write them? [y/N] `)))) {
    out("nothing was written\n");
    return 1;
  }
  const [method = "", place = ""] = what.split(" ");
  const id = randomBytes(changeIdLength).toString("base64url").slice(0, changeIdLength);
  const record = { id, atMs: Date.now(), by, method, place, from: current.id };
  const written = await opened.store
    .write(text, current.tag, metadataOf(record, current.metadata))
    .catch((cause: unknown): never => {
      throw failure(cause, "npm run season -- history shows whether it was written");
    });
  if (written === "stale") {
    throw new SeasonError("somebody wrote the season in the meantime: run the command again");
  }
  out(`written as version ${written.version}\n`);
  return 0;
}

function seasonOf(text: string): Season {
  const reading = readSeason(text);
  if (reading.kind === "refused") {
    const problems = reading.problems.map(({ where, message }) => `\n  ${where}: ${message}`);
    throw new SeasonError(`the version is not a valid season:${problems.join("")}`);
  }
  return reading.season;
}

function failure(cause: unknown, hint: string): SeasonError {
  if (cause instanceof SeasonError) {
    return cause;
  }
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new SeasonError(`S3 failed: ${reason}\n  ${hint}`, { cause });
}
