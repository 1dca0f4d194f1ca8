/**
 * The caches of the distributions: what they hold, and dropping it.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import { plainAnswer } from "../server/controls.ts";
import type { EdgeCaches } from "../server/edge-caches.ts";
import { invalidationPathProblem } from "../services/cloudfront/api/invalidation-path.ts";
import { type CacheEntry, judge } from "../services/cloudfront/cache/cache-entry.ts";
import { keyTarget } from "../services/cloudfront/cache/cache-key.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { integerField, listField, required, textField } from "./fields.ts";

/** What the controls of the caches need of the stack. */
export interface CacheView {
  readonly model: () => Model;
  readonly caches: () => Pick<EdgeCaches, "list" | "invalidate" | "clear">;
  readonly nowMs: () => number;
}

/** Objects of one answer. */
const maxObjects = 1000;

const path = textField("Path of the objects; * at its end stands for anything", {
  must: "a path that starts with /, may end with *, and is printable ASCII",
  accepts: (text) => invalidationPathProblem(text) === undefined,
  maxLength: 4000,
});

const copies = (count: number) =>
  plainAnswer(200, `${count} ${count === 1 ? "copy" : "copies"} dropped`);

/** The controls of the caches. */
export function cacheControls({ model, caches, nowMs }: CacheView): readonly ControlRow[] {
  return [
    control({
      method: "POST",
      path: "/__local/invalidate",
      summary: "Removes copies from the edge caches, as an invalidation does",
      answer: "How many copies were dropped, in words",
      answerType: "text/plain",
      fields: { path: required(listField("What to remove; may be repeated", path, 1000)) },
      run: (values) =>
        copies(values.path.reduce((sum, each) => sum + caches().invalidate(each), 0)),
    }),
    control({
      method: "GET",
      path: "/__local/cache",
      summary: "Lists what the edge caches hold, by the text of the cache key",
      answer:
        "distributions: each with arn, name, entries, sizeBytes, maxBytes, objects; next: the value of after for the rest, where there is more",
      fields: {
        limit: integerField("Objects in the answer, 100 by default", { min: 1, max: maxObjects }),
        after: textField("Lists the objects whose key comes after this one", { maxLength: 65_536 }),
      },
      run: ({ limit = 100, after = "" }) => jsonAnswer(listing(limit, after)),
    }),
    control({
      method: "DELETE",
      path: "/__local/cache",
      summary: "Removes every copy from the edge caches",
      answer: "How many copies were dropped, in words",
      answerType: "text/plain",
      fields: {},
      run: () => copies(caches().clear()),
    }),
  ];

  /** The objects of one answer, each under its distribution. */
  function listing(limit: number, after: string): object {
    const now = nowMs();
    const names = namesOf(model());
    const stores = caches().list();
    const all = stores.flatMap(([arn, store]) =>
      store.entries().map((entry): Placed => ({ arn, entry })),
    );
    const found = firstByKey(all, after, limit + 1);
    const chosen = found.slice(0, limit);
    return {
      distributions: stores.map(([arn, store]) => ({
        arn,
        name: names.get(arn) ?? arn,
        entries: store.count,
        sizeBytes: store.sizeBytes,
        maxBytes: store.maxBytes,
        objects: chosen.flatMap((each) => (each.arn === arn ? [listed(each.entry, now)] : [])),
      })),
      ...(found.length > limit && { next: chosen.at(-1)?.entry.key }),
    };
  }
}

/** An entry, and the ARN of its distribution. */
interface Placed {
  readonly arn: string;
  readonly entry: CacheEntry;
}

/** The first of those that come after a key, in the order of keys: a cache can hold 200,000, too many to sort for each answer. */
function firstByKey(all: readonly Placed[], after: string, count: number): readonly Placed[] {
  const first: Placed[] = [];
  for (const each of all) {
    const { key } = each.entry;
    const last = first.length < count ? undefined : first.at(-1);
    if (key > after && (last === undefined || key < last.entry.key)) {
      const at = first.findIndex(({ entry }) => entry.key > key);
      first.splice(at < 0 ? first.length : at, 0, each);
      first.length = Math.min(first.length, count);
    }
  }
  return first;
}

/** Names of distributions by ARN. */
function namesOf({ distributions }: Model): ReadonlyMap<string, string> {
  return new Map(
    distributions
      .flatMap((each) => [
        each,
        ...(each.continuousDeployment?.staging ? [each.continuousDeployment.staging] : []),
      ])
      .map(({ arn, name, id }) => [arn, name ?? id]),
  );
}

function listed(entry: CacheEntry, nowMs: number): object {
  const { key, message, storedAtMs, sizeBytes, lifetime } = entry;
  const expiresMs = Math.min(storedAtMs + lifetime.freshMs, Number.MAX_SAFE_INTEGER);
  return {
    key,
    path: keyTarget(key),
    status: message.status,
    sizeBytes,
    storedMs: storedAtMs,
    ageSeconds: judge(entry, nowMs).ageSeconds,
    freshForSeconds: Math.floor((expiresMs - nowMs) / 1000),
    expiresMs,
  };
}
