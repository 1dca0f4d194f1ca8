/**
 * Replication: what is written to one bucket comes to lie in others, a little later.
 *
 * One object travels at a time, in the order in which they were written, so the versions of a key arrive
 * in theirs and no more than one object is in memory. S3 promises no time; nor does this.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 * @module
 */

import type { Principal } from "../iam/principal.ts";
import type { Bucket, Buckets } from "./buckets.ts";
import type { KeyRecord, ObjectVersion } from "./disk/key-record.ts";
import type { Store } from "./disk/store.ts";
import type { Authorize } from "./operations/call.ts";
import { withReplica } from "./rules/history.ts";
import { resourceArn } from "./wire/address.ts";

/** Objects that may wait; what would be one more is not replicated, and the log says so. */
export const maxWaiting = 10_000;

/** What replication needs of its owner. */
export interface ReplicatorOptions {
  /** Where replicas are written: not a watched one, since S3 does not replicate replicas further. */
  readonly store: Store;
  readonly buckets: Pick<Buckets, "all">;
  readonly authorize: Authorize;
  /** Told of every object that does not arrive, and why. */
  readonly log: (message: string) => void;
}

/** Takes objects to other buckets. */
export interface Replicator {
  /** Notes a version just written, under the rules its bucket has at this moment. @throws never */
  written(bucket: string, key: string, version: ObjectVersion): void;
  /** Resolves once all that was noted so far has arrived, or was given up. */
  idle(): Promise<void>;
}

/** One object on its way to one bucket. */
interface Journey {
  readonly role: string;
  readonly source: Bucket;
  readonly target: Bucket;
  readonly key: string;
  readonly version: ObjectVersion;
}

/** A replicator with nothing on its way. */
export function createReplicator(options: ReplicatorOptions): Replicator {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  async function travel(journey: Journey): Promise<void> {
    try {
      await replicate(journey, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      options.log(`S3: ${title(journey)} failed: ${reason}`);
    } finally {
      waiting -= 1;
    }
  }

  function send(journey: Journey): void {
    if (waiting >= maxWaiting) {
      options.log(`S3: ${title(journey)} was given up: ${maxWaiting} others are waiting`);
      return;
    }
    waiting += 1;
    last = last.then(() => travel(journey));
  }

  return {
    written(bucket, key, version) {
      for (const { role, source, target } of routesOf(bucket, key, options.buckets.all())) {
        send({ role, source, target, key, version });
      }
    },
    idle: () => last,
  };
}

/** Where a key goes: to each bucket once, however many rules name it. */
function routesOf(
  name: string,
  key: string,
  buckets: readonly Bucket[],
): readonly Pick<Journey, "role" | "source" | "target">[] {
  const source = buckets.find((bucket) => bucket.name === name);
  const { role = "", rules = [] } = source?.replication ?? {};
  const matching = rules.filter(({ prefix }) => key.startsWith(prefix));
  return buckets
    .filter((target) => matching.some(({ destination }) => destination === target.name))
    .flatMap((target) => (source === undefined ? [] : [{ role, source, target }]));
}

async function replicate(journey: Journey, options: ReplicatorOptions): Promise<void> {
  const { source, target, key, version } = journey;
  const denied = whatIsDenied(journey, options.authorize);
  if (denied !== undefined) {
    options.log(`S3: ${title(journey)} failed: role ${journey.role} may not ${denied}`);
    return;
  }
  const data = await readVersion(options.store, source.name, key, version);
  if (data === undefined) {
    return;
  }
  await options.store.alone(target.name, key, async (slot) => {
    const replica = { ...version, data: await slot.write(data) };
    await slot.commit({ ...slot.record, versions: withReplica(slot.record.versions, replica) });
  });
}

/**
 * What the rule's role lacks. S3 takes it for two more, tags and access control lists, which no object
 * has here.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
function whatIsDenied(
  { role, source, target, key }: Journey,
  authorize: Authorize,
): string | undefined {
  const principal: Principal = { kind: "role", arn: role };
  const needed = [
    ["s3:GetReplicationConfiguration", resourceArn(source.name)],
    ["s3:GetObjectVersionForReplication", resourceArn(source.name, key)],
    ["s3:ReplicateObject", resourceArn(target.name, key)],
  ] as const;
  const lacking = needed.find(([action, arn]) => !authorize(principal, action, arn));
  return lacking && `${lacking[0]} on ${JSON.stringify(lacking[1])}`;
}

/** The bytes of a version; undefined where somebody removed it before its turn came. */
function readVersion(
  store: Store,
  bucket: string,
  key: string,
  { data, sizeBytes }: ObjectVersion,
): Promise<Buffer | undefined> {
  return store.alone(bucket, key, async (slot) => {
    const found = findContent(slot.record, data);
    return found && slot.read(found, 0, sizeBytes - 1);
  });
}

function findContent({ versions }: KeyRecord, data: string): ObjectVersion | undefined {
  return versions
    .filter((version) => version.kind === "object")
    .find((version) => version.data === data);
}

/** A journey in words, on one line whatever the key. */
function title({ source, target, key }: Journey): string {
  return `replication of ${JSON.stringify(`${source.name}/${key}`)} to ${target.name}`;
}
